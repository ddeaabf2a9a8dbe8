import { expect, test } from "@playwright/test";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { makeDemo } from "@/e2e/support/demo";
import { publish } from "@/e2e/support/publish";
import { signInByForm } from "@/e2e/support/sign-in";
import { Receiver } from "@/lib/testing/receiver";

test("a developer signs in, adds an endpoint, publishes, and watches the signed message arrive", async ({ page }) => {
  const receiver = await new Receiver().listen();
  const demo = await makeDemo();
  await signInByForm(page, demo);

  await page.getByRole("link", { name: "Add endpoint" }).first().click();
  await expect(page.getByRole("heading", { name: "Add endpoint" })).toBeVisible();
  await page.getByLabel("URL", { exact: true }).fill(receiver.url);
  await page.getByRole("searchbox", { name: /event types/ }).fill("company.created");
  await page.getByRole("checkbox", { name: "company.created" }).check();
  await page.getByRole("button", { name: "Add endpoint" }).click();
  await expect(page.getByRole("heading", { name: receiver.url })).toBeVisible();
  // Saving leads to trying it out, with the secret at hand.
  await expect(page).toHaveURL(/\/testing\?added=true$/);
  await expect(page.getByRole("button", { name: "Copy signing secret" })).toBeVisible();
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByRole("heading", { name: "Signing secret" })).toBeVisible();

  const { messageId } = await publish(demo, {
    eventType: "company.created",
    payload: { total: "12345678901234567890", name: "Tøft & Söhne" },
  });
  const row = page.getByRole("row").filter({ hasText: "company.created" });
  await expect(row.getByText("Success")).toBeVisible(); // no reload in between

  await page.getByRole("button", { name: "Reveal secret" }).click();
  const secret = await page.getByText(/^whsec_[A-Za-z0-9+/=]+$/).innerText();
  await row.getByRole("link").first().click();
  await expect(page).toHaveURL(new RegExp(`/messages/${messageId}$`));
  await expect(page.getByRole("code").filter({ hasText: messageId })).toBeVisible();
  const delivery = page.getByRole("region", { name: receiver.url, exact: true }); // others' endpoints may get it too
  await delivery.getByRole("link", { name: /Attempt 1/ }).click();
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByText("200", { exact: false }).first()).toBeVisible();
  await expect(drawer.getByText("webhook-signature")).toBeVisible();

  expect(receiver.requests).toHaveLength(1);
  const [request] = receiver.requests;
  const body = request?.body.toString() ?? "";
  for (const Library of [SvixWebhook, StandardWebhook]) {
    expect(() => new Library(secret).verify(body, request?.headers ?? {})).not.toThrow();
  }
  expect(request?.headers["webhook-id"]).toBe(messageId);
  expect(JSON.parse(body)).toMatchObject({
    eventType: "company.created",
    payload: { total: "12345678901234567890", name: "Tøft & Söhne" },
  });
  receiver.release();
});

import { expect, test } from "@playwright/test";
import { makeDemo } from "@/e2e/support/demo";
import { publish } from "@/e2e/support/publish";
import { signIn } from "@/e2e/support/sign-in";

test("a developer creates a key, publishes with it, revokes it and is refused", async ({ page, request }) => {
  const demo = await makeDemo();
  const name = `Publisher ${Date.now()}`;
  await signIn(page, demo);
  await page.goto(`${demo.url}/developers/api-keys`);

  await page.getByRole("button", { name: "Create key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await expect(dialog.getByRole("checkbox", { name: /Publish events/ })).toBeChecked();
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(dialog.getByText("it will not be shown again")).toBeVisible();
  const apiKey = await dialog.getByText(/^prk_[\w-]+$/).innerText();
  await page.keyboard.press("Escape"); // a key that is shown once is not lost by a slip
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText(apiKey)).toHaveCount(0);

  await publish({ ...demo, apiKey }, { eventType: "company.created", payload: { n: 1 } });
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row.getByText("Publish events")).toBeVisible();
  await expect(row.getByText("Never")).toBeHidden(); // live

  await row.getByRole("button", { name: `Revoke ${name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke key" }).click();
  // Behind the dialog no row has a role: it closes once the key is revoked.
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await expect(row).toBeHidden();
  const refused = await request.post(`${demo.url}/api/v1/events`, {
    headers: { authorization: `Bearer ${apiKey}` },
    data: { eventType: "company.created", payload: { n: 2 } },
  });
  expect(refused.status()).toBe(401);
});

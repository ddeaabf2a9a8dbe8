import { expect, test } from "@playwright/test";
import { addEndpoint, callApi } from "@/e2e/support/add-endpoint";
import { makeDemo } from "@/e2e/support/demo";
import { signIn } from "@/e2e/support/sign-in";

interface Settings {
  description: string | null;
  eventTypes: string[];
  companyTags: string[];
  rateLimit: number | null;
}

test("a developer edits an endpoint; what someone else changes meanwhile stays, and nothing unsaved is lost unasked", async ({ page }) => {
  const demo = await makeDemo();
  const url = `http://127.0.0.1:9/edit-${Date.now()}`;
  const id = await addEndpoint(demo, url, ["company.created"]);
  const settings = () => callApi<Settings>(demo, "GET", `/webhooks/${id}`);
  const overview = `${demo.url}/monitor/events/endpoints/${id}`;
  await signIn(page, demo);
  await page.goto(overview);

  await page.getByRole("link", { name: "Edit Company tags" }).click();
  await expect(page.getByLabel("Company tags", { exact: true })).toBeFocused();
  await page.keyboard.type("region:uk");
  await page.keyboard.press("Enter");
  await page.getByLabel("Description", { exact: true }).fill("To the ledger");
  await page.getByRole("searchbox", { name: /event types/ }).fill("read.completed.initial");
  await page.getByRole("checkbox", { name: "read.completed.initial" }).check();
  await page.getByLabel("Rate limit", { exact: true }).fill("0");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Give at least 1, or leave it empty for no limit.")).toBeVisible();
  await page.getByLabel("Rate limit", { exact: true }).fill("");

  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByRole("alertdialog", { name: "Leave without saving?" })).toBeVisible();
  await page.getByRole("button", { name: "Stay" }).click();
  await expect(page.getByLabel("Description", { exact: true })).toHaveValue("To the ledger");

  await callApi(demo, "PATCH", `/webhooks/${id}`, { rateLimit: 7 });
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page).toHaveURL(overview);
  await expect(page.getByText("region: uk")).toBeVisible();
  await expect(page.getByText("To the ledger")).toBeVisible();
  await expect(page.getByText("7 messages a second")).toBeVisible();
  expect(await settings()).toMatchObject({
    description: "To the ledger",
    eventTypes: ["company.created", "read.completed.initial"],
    companyTags: ["region:uk"],
    rateLimit: 7,
  });

  // Saved: leaving asks nothing.
  await page.getByRole("link", { name: "Endpoints" }).first().click();
  await expect(page.getByRole("heading", { name: "Events" })).toBeVisible();
});

test("a link that names event types opens the form with them chosen, in French too", async ({ page, context }) => {
  const demo = await makeDemo();
  await signIn(page, demo);
  await context.addCookies([{ name: "locale", value: "fr", url: demo.url }]);
  await page.goto(`${demo.url}/monitor/events/endpoints/new?eventTypes=company.created,invoices.write.successful,unknown.type`);
  await expect(page.getByRole("heading", { name: "Ajouter un endpoint" })).toBeVisible();
  await expect(page.getByText(/^2 sur \d+ choisis$/)).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "company.created" })).toBeChecked();
});

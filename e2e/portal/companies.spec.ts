import { expect, test } from "@playwright/test";
import { makeDemo } from "@/e2e/support/demo";
import { signIn } from "@/e2e/support/sign-in";

test("a developer creates a company with tags, edits them, finds it by one, and deletes it", async ({ page, request }) => {
  const demo = await makeDemo();
  const name = `Harrow & Finch ${Date.now()}`;
  const headers = { authorization: `Bearer ${demo.apiKey}` };
  await signIn(page, demo);
  await page.goto(`${demo.url}/companies`);

  await page.getByRole("button", { name: "Add company" }).click();
  const dialog = page.getByRole("dialog", { name: "Add company" });
  await dialog.getByRole("button", { name: "Add company" }).click();
  await expect(dialog.getByText("Give the company’s name.")).toBeVisible();
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Tags").fill(`region: uk, run: ${name}`);
  await dialog.getByLabel("Tags").press("Enter");
  await dialog.getByLabel("Tags").fill("no colon");
  await dialog.getByLabel("Tags").press("Enter");
  await expect(dialog.getByText("Write a tag as key: value")).toBeVisible();
  await dialog.getByLabel("Tags").fill("");
  await dialog.getByRole("button", { name: "Add company" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const stored = async () => (await (await request.get(`${demo.url}/api/v1/companies/${id}`, { headers })).json()) as { tags: object };
  expect((await stored()).tags).toEqual({ region: "uk", run: name });

  await page.getByRole("button", { name: "Remove region: uk" }).click();
  await page.getByLabel("Tags").fill("tier: gold");
  await page.getByLabel("Tags").press("Enter");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Company saved")).toBeVisible();
  expect((await stored()).tags).toEqual({ run: name, tier: "gold" });
  await expect(page.getByRole("link", { name: "View messages" })).toHaveAttribute("href", `/monitor/events/logs?company=${id}`);

  await page.goto(`${demo.url}/companies`);
  const row = page.getByRole("row").filter({ hasText: name });
  await row.getByRole("button", { name: `Show companies tagged run: ${name}` }).click();
  await expect(page.getByText("1 company", { exact: true })).toBeVisible();
  await row.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete company" }).click();
  // Behind the dialog no row has a role: it closes once the company is gone.
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await expect(row).toBeHidden();
  expect((await request.get(`${demo.url}/api/v1/companies/${id}`, { headers })).status()).toBe(404);
});

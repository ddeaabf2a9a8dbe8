import { expect, test } from "@playwright/test";
import { addEndpoint } from "@/e2e/support/add-endpoint";
import { makeDemo } from "@/e2e/support/demo";
import { signIn } from "@/e2e/support/sign-in";
import { Receiver } from "@/lib/testing/receiver";

test("a developer finds an event type, reads its schema and goes on to test it", async ({ page }) => {
  const demo = await makeDemo();
  const receiver = await new Receiver().listen();
  const id = await addEndpoint(demo, receiver.url, ["read.completed.initial"]);
  await signIn(page, demo);
  await page.getByRole("link", { name: "Event catalogue" }).click();
  await page.getByRole("searchbox", { name: /Search \d+ event types/ }).fill("read.completed");
  const list = page.getByRole("navigation", { name: "Event types" });
  await list.getByRole("link", { name: "read.completed.initial", exact: true }).first().click();
  await expect(page).toHaveURL(/[?&]type=read\.completed\.initial/);
  const entry = page.getByRole("article", { name: "read.completed.initial" });
  await expect(entry).toBeVisible();

  const tree = entry.getByRole("tree");
  const company = tree.getByRole("treeitem", { name: /referenceCompany/ });
  await expect(company).toHaveAttribute("aria-expanded", "true");
  await tree.getByRole("treeitem").first().focus();
  for (let row = 0; row < 4; row++) await page.keyboard.press("ArrowDown");
  await expect(company).toBeFocused();
  const before = await tree.getByRole("treeitem").count();
  await page.keyboard.press("ArrowLeft");
  await expect(company).toHaveAttribute("aria-expanded", "false");
  expect(await tree.getByRole("treeitem").count()).toBeLessThan(before);

  await expect(entry.getByRole("region", { name: "Example of read.completed.initial" })).toContainText('"read.completed.initial"');
  const row = entry.getByRole("listitem").filter({ hasText: new URL(receiver.url).host });
  await row.getByRole("link", { name: "Send example" }).click();
  await expect(page).toHaveURL(new RegExp(`/endpoints/${id}/testing\\?type=read\\.completed\\.initial`));
  await page.goBack();
  await expect(entry).toBeVisible();
  receiver.release();
});

test("a deprecated name leads to the one that replaces it", async ({ page }) => {
  const demo = await makeDemo();
  await signIn(page, demo);
  await page.goto(`${demo.url}/monitor/events/catalogue?type=DataSyncCompleted`);
  const entry = page.getByRole("article", { name: "DataSyncCompleted" });
  await entry.getByRole("status").getByRole("link", { name: "read.completed" }).click();
  await expect(page.getByRole("article", { name: "read.completed", exact: true })).toBeVisible();
  await expect(page).toHaveURL(/type=read\.completed$/);
});

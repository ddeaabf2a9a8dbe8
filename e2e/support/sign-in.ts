import { expect, type Page } from "@playwright/test";
import type { Demo } from "@/e2e/support/demo";

/** Signs in as the demo user and waits for the Endpoints page. */
export async function signIn(page: Page, demo: Demo): Promise<void> {
  await page.goto(demo.url);
  await page.getByLabel("E-mail").fill(demo.email);
  await page.getByLabel("Password", { exact: true }).fill(demo.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Events" })).toBeVisible();
}

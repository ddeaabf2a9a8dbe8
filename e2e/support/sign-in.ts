import { type Cookie, expect, type Page } from "@playwright/test";
import { type Demo, readDemo } from "@/e2e/support/demo";

/** The demo user's, since they first signed in on this worker's app. */
let demoSession: Cookie[] | undefined;

/** Signs in by the form, as people do, and waits for the Endpoints page. */
export async function signInByForm(page: Page, demo: Demo): Promise<void> {
  await page.goto(demo.url);
  await page.getByLabel("E-mail").fill(demo.email);
  await page.getByLabel("Password", { exact: true }).fill(demo.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Events" })).toBeVisible();
}

/** Signs in and waits for the Endpoints page. The demo user, whose sessions no test ends, goes on with the one they have. */
export async function signIn(page: Page, demo: Demo): Promise<void> {
  if (demo.email !== readDemo().email) return signInByForm(page, demo);
  if (demoSession) {
    await page.context().addCookies(demoSession);
    await page.goto(demo.url);
    return expect(page.getByRole("heading", { name: "Events" })).toBeVisible();
  }
  await signInByForm(page, demo);
  demoSession = (await page.context().cookies()).filter(({ name }) => name === "postrider.session");
}

import { expect, type Page, test } from "@playwright/test";
import { type Demo, makeDemo } from "@/e2e/support/demo";
import { addPerson } from "@/e2e/support/person";
import { signIn } from "@/e2e/support/sign-in";

/** Presses the button on the page, and signs in at the identity provider, which asks once more before it sends people back. */
async function reachConsent(page: Page, email: string): Promise<void> {
  await page.getByRole("button", { name: "Continue with Test identity" }).click();
  await page.getByPlaceholder("Enter any login").fill(email);
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await expect(page.getByRole("button", { name: "Continue" })).toBeVisible();
}

async function goThroughProvider(page: Page, email: string): Promise<void> {
  await reachConsent(page, email);
  await page.getByRole("button", { name: "Continue" }).click();
}

async function startAt(page: Page, { url }: Demo, email: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${url}/sign-in`);
  await goThroughProvider(page, email);
}

test("a verified address opens the account it belongs to; an unverified or unknown one opens none", async ({ page }) => {
  const demo = await makeDemo();
  const person = await addPerson(demo, "Developer");
  await startAt(page, demo, person.email.toUpperCase());
  await expect(page.getByRole("heading", { name: "Events" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Account: Test Developer" })).toBeVisible();
  await startAt(page, demo, `unverified-${person.email}`);
  await expect(page.getByText("has not verified your e-mail address")).toBeVisible();
  await startAt(page, demo, `stranger-${person.email}`);
  await expect(page.getByText("nobody has invited you here yet")).toBeVisible();
});

test("the provider's answer to another question signs nobody in: state, nonce and verifier must be this browser's own", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const demo = await makeDemo();
  const { email } = await addPerson(demo, "Developer");
  const foreign = await browser.newContext();
  const other = await foreign.newPage();
  await other.goto(`${demo.url}/sign-in`);
  await reachConsent(other, email);
  // Sealed by the app itself, only for another try.
  const cookies = (await foreign.cookies(demo.url)).filter(({ name }) => /^next-auth\.(state|nonce|pkce)/.test(name));
  expect(cookies.map(({ name }) => name).sort()).toEqual(["next-auth.nonce", "next-auth.pkce.code_verifier", "next-auth.state"]);
  for (const cookie of cookies) {
    await page.context().clearCookies();
    await page.goto(`${demo.url}/sign-in`);
    await reachConsent(page, email);
    await page.context().addCookies([cookie]);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText("Signing in with Test identity did not work. Try again."), cookie.name).toBeVisible();
    expect((await page.context().cookies()).filter(({ name }) => name === "postrider.session")).toEqual([]);
  }
  await foreign.close();
});

test("someone invited accepts by signing in with the identity provider", async ({ page, browser }) => {
  const demo = await makeDemo();
  const email = `ida-${Date.now()}@example.com`;
  await signIn(page, await addPerson(demo, "Administrator"));
  await page.goto(`${demo.url}/settings/team`);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByRole("radio", { name: "Analyst" }).check();
  await dialog.getByRole("button", { name: "Make the invitation" }).click();
  const link = await dialog.getByText(/\/invitation\//).innerText();
  const invited = await (await browser.newContext()).newPage();
  await invited.goto(link);
  await goThroughProvider(invited, email);
  await expect(invited.getByRole("heading", { name: "Events" })).toBeVisible();
  await invited.goto(`${demo.url}/account`);
  await expect(invited.getByText("You have no password here: you sign in with Test identity.")).toBeVisible();
  await invited.context().close();
});

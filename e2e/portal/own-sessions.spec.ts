import { expect, test } from "@playwright/test";
import { makeDemo } from "@/e2e/support/demo";
import { expectAccessible } from "@/e2e/support/expect-accessible";
import { addPerson } from "@/e2e/support/person";
import { signInByForm } from "@/e2e/support/sign-in";

const NEW_PASSWORD = "another phrase of some length";

test("a person ends a session of theirs elsewhere, and changes their password", async ({ page, browser, context }) => {
  const person = await addPerson(await makeDemo(), "Analyst");
  await signInByForm(page, person);
  const elsewhere = await (await browser.newContext()).newPage();
  await signInByForm(elsewhere, person);
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Your account…" }).click();
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await expectAccessible(page, "account");
  const sessions = page.getByRole("region", { name: "Where you are signed in" });
  await sessions.getByRole("button", { name: /^End the session of Chrome/ }).click();
  await expect(sessions.getByRole("button", { name: /^End the session/ })).toHaveCount(0);
  await elsewhere.goto(`${person.url}/monitor/events`);
  await expect(elsewhere.getByRole("heading", { name: "Sign in" })).toBeVisible();

  const cookie = async () => (await context.cookies()).find(({ name }) => name.includes("postrider.session"))?.value;
  const before = await cookie();
  await page.getByLabel("Current password").fill("not the password");
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("This is not your current password.")).toBeVisible();
  await page.getByLabel("Current password").fill(person.password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed; other sessions are ended")).toBeVisible();
  expect(await cookie()).not.toBe(before);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();

  // The cookie of before is worth nothing.
  const old = await fetch(`${person.url}/api/v1/webhooks`, { headers: { cookie: `postrider.session=${before}` } });
  expect(old.status).toBe(401);
  await elsewhere.context().close();
});

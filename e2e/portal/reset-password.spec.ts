import { expect, test } from "@playwright/test";
import { makeDemo } from "@/e2e/support/demo";
import { mailsTo, readMail } from "@/e2e/support/mail-server";
import { addPerson } from "@/e2e/support/person";
import { signIn, signInByForm } from "@/e2e/support/sign-in";

const NEW_PASSWORD = "another phrase of some length";

test("someone who forgot their password chooses another by a link in a mail, once; they are signed out everywhere else", async ({
  page,
  browser,
}) => {
  const person = await addPerson(await makeDemo(), "Developer");
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, person);
  const ask = async (email: string) => {
    await page.goto(`${person.url}/sign-in`);
    await page.getByRole("link", { name: "Forgotten your password?" }).click();
    await expect(page.getByRole("heading", { name: "Reset your password" })).toBeVisible();
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Mail me a link" }).click();
    await expect(page.getByRole("heading", { name: "Look at your mail" })).toBeVisible();
  };
  await ask(`nobody-${person.email}`); // the same answer
  await ask(person.email);
  const mail = await readMail(person.email, "/reset-password/");
  expect(mailsTo(`nobody-${person.email}`, "")).toEqual([]);
  const link = /http\S+\/reset-password\/\S+/.exec(mail)?.[0] ?? "";

  await page.goto(link);
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Save the password" }).click();
  await expect(page.getByText("At least 12 characters.", { exact: true })).toBeVisible();
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Save the password" }).click();
  await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
  await readMail(person.email, "password was changed");
  await elsewhere.goto(`${person.url}/monitor/events`);
  await expect(elsewhere.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
  await signInByForm(page, { ...person, password: NEW_PASSWORD });
  await elsewhere.context().close();
});

test("an administrator makes a reset link for a member", async ({ page }) => {
  const demo = await makeDemo();
  const name = `Forgetful ${Date.now()}`;
  await addPerson(demo, "Analyst", name);
  await signIn(page, await addPerson(demo, "Administrator"));
  await page.goto(`${demo.url}/settings/team`);
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Password reset link…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Make the link" }).click();
  await expect(dialog.getByText(/\/reset-password\/[\w-]{43}/)).toBeVisible();
});

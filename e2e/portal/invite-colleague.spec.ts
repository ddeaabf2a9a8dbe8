import { expect, test } from "@playwright/test";
import { makeDemo } from "@/e2e/support/demo";
import { readMail } from "@/e2e/support/mail-server";
import { signIn, signInByForm } from "@/e2e/support/sign-in";

test("an administrator invites a colleague, who joins by the link; a role is changed, and they are taken out", async ({
  page,
  browser,
}) => {
  const demo = await makeDemo();
  const email = `ada-${Date.now()}@example.com`;
  const password = "a phrase of some length";
  await signIn(page, demo);
  await page.goto(`${demo.url}/settings/team`);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail").fill(demo.email);
  await dialog.getByRole("button", { name: "Make the invitation" }).click();
  await expect(dialog.getByText("This person belongs to the client already.")).toBeVisible();
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByRole("radio", { name: "Analyst" }).check();
  await dialog.getByRole("button", { name: "Make the invitation" }).click();
  const link = await dialog.getByText(/\/invitation\//).innerText();
  const mail = await readMail(email, "/invitation/");
  expect(mail).toContain(link);
  expect(mail).toMatch(/^Subject: .+/m);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("region", { name: "Invitations" }).getByText(email)).toBeVisible();

  const theirs = await browser.newContext();
  const colleague = await theirs.newPage();
  await colleague.goto(link);
  await colleague.getByLabel("Your name").fill("Ada Newcomer");
  await colleague.getByLabel("Password").fill("short");
  await colleague.getByRole("button", { name: "Join" }).click();
  await expect(colleague.getByText("At least 12 characters.", { exact: true })).toBeVisible();
  await colleague.getByLabel("Password").fill(password);
  await colleague.getByRole("button", { name: "Join" }).click();
  await expect(colleague.getByRole("heading", { name: "Welcome" })).toBeVisible();
  await signInByForm(colleague, { ...demo, email, password });
  await expect(colleague.getByText("Needs the Developer role").first()).toBeVisible();
  await colleague.goto(link);
  await expect(colleague.getByRole("heading", { name: "This invitation does not work any more" })).toBeVisible();

  await page.reload();
  const row = page.getByRole("row", { name: /Ada Newcomer/ });
  await row.getByRole("button", { name: "Actions for Ada Newcomer" }).click();
  await page.getByRole("menuitemradio", { name: "Developer" }).click();
  await expect(row.getByText("Developer", { exact: true })).toBeVisible();
  await colleague.goto(`${demo.url}/monitor/events`);
  await expect(colleague.getByRole("heading", { name: "Sign in" })).toBeVisible();

  await row.getByRole("button", { name: "Actions for Ada Newcomer" }).click();
  await page.getByRole("menuitem", { name: "Remove…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await expect(row).toHaveCount(0);
  await theirs.close();
});

import { type Browser, expect, type Page, test } from "@playwright/test";
import { makeDemo } from "@/e2e/support/demo";
import { signInAsOperator } from "@/e2e/support/operator";
import { addClient, addMembership, addPerson, onDatabase, type Person } from "@/e2e/support/person";
import { signIn } from "@/e2e/support/sign-in";

async function signedIn(browser: Browser, person: Person): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, person);
  return page;
}

/** What the page asks for next is refused, and leads to signing in. */
async function expectSignedOut(page: Page): Promise<void> {
  await page.waitForURL(/\/sign-in\?/);
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
}

test("an operator finds someone, gives another role, is kept from a client's last Administrator, and signs them out", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const demo = await makeDemo();
  const name = `Tove ${Date.now()}`;
  const tove = await addPerson(demo, "Analyst", name);
  const elsewhere = `Elsewhere ${Date.now()}`;
  await addMembership(tove.userId, await addClient(elsewhere), "Administrator");
  const theirs = await signedIn(browser, tove);

  await signInAsOperator(page, demo);
  await page.getByRole("link", { name: "Admin", exact: true }).click();
  await page.getByRole("link", { name: "Users", exact: true }).click();
  await page.getByRole("searchbox", { name: "Search by name or e-mail" }).fill(tove.email.slice(0, 20));
  const row = page.getByRole("row", { name: new RegExp(name) });
  await expect(page.getByText("1 user", { exact: true })).toBeVisible();
  await expect(row).toContainText(`${elsewhere} Administrator`);
  await expect(row.getByText("1 session")).toBeAttached();
  await row.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();

  const clients = page.getByRole("region", { name: "Clients" });
  await clients
    .getByRole("row", { name: /Analyst/ })
    .getByRole("button")
    .click();
  await page.getByRole("menuitemradio", { name: "Developer" }).click();
  await expect(page.getByText(`${name} has another role. They sign in again.`)).toBeVisible();
  await expect(clients.getByRole("row", { name: /Developer/ })).toBeVisible();
  await expectSignedOut(theirs);

  await clients.getByRole("button", { name: `Actions for ${elsewhere}` }).click();
  await page.getByRole("menuitem", { name: "Remove…" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(dialog.getByText(/^This is the client’s only Administrator\./)).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await signIn(theirs, tove);
  await page.reload();
  await page.getByRole("button", { name: "End all sessions…" }).click();
  await dialog.getByRole("button", { name: "End all sessions" }).click();
  await expect(page.getByText("Not signed in anywhere.")).toBeVisible();
  await expectSignedOut(theirs);

  await page.getByRole("button", { name: "Password reset link…" }).click();
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(page.getByRole("dialog").getByText(/\/reset-password\/[\w-]{43}$/)).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();

  await page.getByRole("link", { name: "Open what the audit log says of them" }).click();
  for (const change of ["Role changed", "All sessions ended", "Password reset link made"]) {
    await expect(page.getByText(change).first()).toBeVisible();
  }
  await theirs.context().close();
});

test("an operator makes someone an operator and takes it back, each of which ends their sessions", async ({ page, browser }) => {
  test.setTimeout(120_000);
  const demo = await makeDemo();
  const ada = await addPerson(demo, "Analyst", `Ada ${Date.now()}`);
  const theirs = await signedIn(browser, ada);
  const operator = await signInAsOperator(page, demo);
  await page.goto(`${demo.url}/admin/users/${ada.userId}`);
  const dialog = page.getByRole("alertdialog");

  await page.getByRole("button", { name: "Make an operator…" }).click();
  await dialog.getByRole("button", { name: "Make an operator" }).click();
  await expect(page.getByRole("button", { name: "Take the right away…" })).toBeVisible();
  await expectSignedOut(theirs);
  await signIn(theirs, ada);
  await theirs.getByRole("link", { name: "Admin", exact: true }).click();
  await expect(theirs.getByRole("heading", { name: "Overview" })).toBeVisible();

  await page.getByRole("button", { name: "Take the right away…" }).click();
  await dialog.getByRole("button", { name: "Take the right away" }).click();
  await expect(page.getByRole("button", { name: "Make an operator…" })).toBeVisible();
  await expectSignedOut(theirs);
  await signIn(theirs, ada);
  expect((await theirs.goto(`${demo.url}/admin`))?.status()).toBe(404);
  await theirs.context().close();

  // One's own: gone with the session.
  await page.goto(`${demo.url}/admin/users/${operator.userId}`);
  await page.getByRole("button", { name: "Take the right away…" }).click();
  await expect(dialog.getByText("lose access to Admin")).toBeVisible();
  await dialog.getByRole("button", { name: "Take the right away" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
});

test("an operator who belongs to no client changes their own password and ends their own sessions", async ({ page, browser }) => {
  test.setTimeout(120_000);
  const demo = await makeDemo();
  const operator = await addPerson(demo, "Analyst", "Nora None");
  await onDatabase("update users set is_operator = true where id = $1", [operator.userId]);
  await onDatabase("delete from memberships where user_id = $1", [operator.userId]);
  const signInHere = async (at: Page, password: string) => {
    await at.goto(demo.url);
    await at.getByLabel("E-mail").fill(operator.email);
    await at.getByLabel("Password", { exact: true }).fill(password);
    await at.getByRole("button", { name: "Sign in" }).click();
    await at.getByRole("link", { name: "Go to Admin" }).click();
    await expect(at.getByRole("heading", { name: "Overview" })).toBeVisible();
  };
  const elsewhere = await (await browser.newContext()).newPage();
  await signInHere(elsewhere, operator.password);
  await signInHere(page, operator.password);

  await page.getByRole("button", { name: "Account: Nora None" }).click();
  await page.getByRole("menuitem", { name: "Your account…" }).click();
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await page.getByRole("button", { name: "End all others" }).click();
  await expectSignedOut(elsewhere);
  const password = "another phrase of some length";
  await page.getByLabel("Current password").fill(operator.password);
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed; other sessions are ended")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await signInHere(elsewhere, password);
  await elsewhere.context().close();
});

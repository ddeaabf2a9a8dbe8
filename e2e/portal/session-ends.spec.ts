import { expect, test } from "@playwright/test";
import { makeDemo } from "@/e2e/support/demo";
import { addClient, addMembership, addPerson, endSessions } from "@/e2e/support/person";
import { signIn } from "@/e2e/support/sign-in";

test("someone whose session ends signs in again and is back exactly where they were", async ({ page }) => {
  const person = await addPerson(await makeDemo(), "Developer");
  await signIn(page, person);
  await page.goto(`${person.url}/monitor/events/logs?status=Attempting&tests=only`);
  await expect(page.getByRole("heading", { name: "Events" })).toBeVisible();
  await endSessions(person.userId);
  await page.waitForURL(/\/sign-in\?/); // the next poll is refused
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${person.url}/monitor/events/logs?status=Attempting&tests=only`);
  await expect(page.getByRole("button", { name: /^Status/ })).toContainText("Attempting");
});

test("someone who goes offline is told, and everything goes on by itself", async ({ page, context }) => {
  const demo = await makeDemo();
  await signIn(page, demo);
  await context.setOffline(true);
  await expect(page.getByText("You are offline.")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("You are offline.")).toBeHidden();
});

test("a person of two clients switches between them and sees each one's own", async ({ page }) => {
  const demo = await makeDemo();
  const person = await addPerson(demo, "Administrator");
  const name = `Second ${person.userId.slice(0, 8)}`;
  const second = await addClient(name);
  await addMembership(person.userId, second, "Analyst");
  await signIn(page, person);
  await page.getByRole("button", { name: /^Switch client/ }).click();
  await page.getByRole("menuitemradio", { name }).click();
  await expect(page.getByRole("button", { name: `Switch client, now ${name}` })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Add your first endpoint" })).toBeVisible();
  await expect(page.locator(`code[title="${second}"]`)).toBeVisible();
  await page.goto(`${demo.url}/monitor/events/activity`);
  await expect(page.getByRole("heading", { name: "Nothing to draw yet" })).toBeVisible();
});

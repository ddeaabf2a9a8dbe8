import { expect, test } from "@playwright/test";
import { addEndpoint } from "@/e2e/support/add-endpoint";
import { type Demo, makeDemo } from "@/e2e/support/demo";
import { addClient, addPerson } from "@/e2e/support/person";
import { publish } from "@/e2e/support/publish";
import { signIn, signInByForm } from "@/e2e/support/sign-in";
import { Receiver } from "@/lib/testing/receiver";

test("an operator creates a client, whose Administrator joins by the invitation and signs in", async ({ page, browser }) => {
  const demo = await makeDemo();
  const name = `Toft ${Date.now()}`;
  const email = `toft-${Date.now()}@example.com`;
  const password = "a phrase of some length";
  await signIn(page, demo);
  await page.getByRole("link", { name: "Admin", exact: true }).click();
  await page.getByRole("link", { name: "Clients", exact: true }).click();
  await page.getByRole("button", { name: "Create client" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("E-mail of its Administrator").fill(email);
  await dialog.getByRole("button", { name: "Create client" }).click();
  const link = await dialog.getByText(/\/invitation\//).innerText();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await page.goto(`${demo.url}/admin/clients?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole("row", { name: new RegExp(name) })).toBeVisible();

  const theirs = await browser.newContext();
  const administrator = await theirs.newPage();
  await administrator.goto(link);
  await administrator.getByLabel("Your name").fill("Tove Toft");
  await administrator.getByLabel("Password").fill(password);
  await administrator.getByRole("button", { name: "Join" }).click();
  await expect(administrator.getByRole("heading", { name: "Welcome" })).toBeVisible();
  await signInByForm(administrator, { ...demo, email, password });
  await expect(administrator.locator("header").getByText(name)).toBeVisible();
  await theirs.close();
});

/** Resolves when a message of another client, published now, has been tried twice. */
async function retriedElsewhere(demo: Demo): Promise<void> {
  const receiver = await new Receiver().listen();
  receiver.answer = (_, response) => response.writeHead(receiver.requests.length === 1 ? 503 : 200).end();
  const other = { ...demo, apiKey: demo.operatorApiKey, headers: { "x-client-id": await addClient("Elsewhere") } };
  await addEndpoint(other, receiver.url, ["company.created"]);
  await publish(other, { eventType: "company.created", payload: {} });
  await expect.poll(() => receiver.requests.length, { timeout: 20_000 }).toBe(2);
  receiver.release();
}

test("a suspended client is refused and gets nothing, its people look only; resumed, what waited arrives", async ({ page, browser }) => {
  test.setTimeout(90_000);
  const demo = await makeDemo();
  const receiver = await new Receiver().listen();
  receiver.answer = (_, response) => response.writeHead(receiver.requests.length === 1 ? 503 : 200).end();
  await addEndpoint(demo, receiver.url, ["company.created"]);
  await signIn(page, demo);
  await page.goto(`${demo.url}/admin/clients/${demo.clientId}`);
  const { messageId } = await publish(demo, { eventType: "company.created", payload: { n: 1 } });
  await expect.poll(() => receiver.requests.length).toBe(1);
  await page.getByRole("button", { name: "Suspend…" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Suspend", exact: true }).click();
  await expect(dialog.getByText("Say why.")).toBeVisible();
  await dialog.getByLabel("Reason").fill("Invoice 114 is open");
  await dialog.getByRole("button", { name: "Suspend", exact: true }).click();
  await expect(page.getByRole("button", { name: "Resume" })).toBeVisible();

  const refused = await fetch(`${demo.url}/api/v1/events`, {
    method: "POST",
    headers: { authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ eventType: "company.created", payload: {} }),
  });
  expect(refused.status).toBe(403);
  const theirs = await browser.newContext();
  const colleague = await theirs.newPage();
  await signIn(colleague, await addPerson(demo, "Administrator"));
  await expect(colleague.getByText("Reason: Invoice 114 is open")).toBeVisible();
  await expect(colleague.getByRole("button", { name: "Add endpoint" })).toBeDisabled();
  await expect(colleague.getByRole("button", { name: "Add endpoint" })).toHaveAttribute("title", "The client is suspended");
  await expect(colleague.getByText(/Needs the Developer role/)).toHaveCount(0);
  await colleague.goto(`${demo.url}/settings/audit-log`);
  await expect(colleague.getByText("It stays closed until the operator of this service resumes")).toBeVisible();
  await theirs.close();
  // Another client's retry, which falls due later than this one's, is made: so this one's would have been.
  await retriedElsewhere(demo);
  expect(receiver.requests).toHaveLength(1);

  await page.getByRole("button", { name: "Resume" }).click();
  await expect.poll(() => receiver.requests.length).toBe(2);
  expect(receiver.ids()).toEqual(new Set([messageId]));
  await expect(page.getByRole("button", { name: "Suspend…" })).toBeVisible();
  receiver.release();
});

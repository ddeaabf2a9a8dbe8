import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { type Demo, makeDemo } from "@/e2e/support/demo";
import { publish } from "@/e2e/support/publish";
import { signIn } from "@/e2e/support/sign-in";
import { Receiver } from "@/lib/testing/receiver";

const LOGS = "/monitor/events/logs";

/** An endpoint of this test's own; answers its id. */
async function addEndpoint(demo: Demo, body: object): Promise<string> {
  const answer = await fetch(`${demo.url}/api/v1/webhooks`, {
    method: "POST",
    headers: { authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

async function removeEndpoint(demo: Demo, id: string): Promise<void> {
  await fetch(`${demo.url}/api/v1/webhooks/${id}`, { method: "DELETE", headers: { authorization: `Bearer ${demo.apiKey}` } });
}

/** Presses a key until it does something: rows are there before the script that listens, on a page that is visited first. */
async function pressUntil(page: Page, key: string, done: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await done();
  }).toPass();
}

/** Sets a filter through its chip. */
async function choose(page: Page, filter: string, option: string | RegExp): Promise<void> {
  await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: filter, exact: true }).click();
  await page.getByRole("dialog", { name: filter }).getByRole("button", { name: option }).click();
}

test("a developer finds a failing message in Logs and understands why", async ({ page }) => {
  const demo = await makeDemo();
  const receiver = await new Receiver().listen();
  receiver.answer = (_, response) => response.writeHead(503, { "x-request-id": "req-77" }).end("no upstream");
  const eventType = "expenses.sync.unsuccessful";
  const failing = await addEndpoint(demo, { url: receiver.url, eventTypes: [eventType] });
  const tagged = await addEndpoint(demo, { url: `${receiver.url}/tagged`, eventTypes: [eventType], companyTags: ["region:nowhere"] });
  await signIn(page, demo);
  const { messageId } = await publish(demo, { eventType, payload: { amount: 1 } });

  await page.getByRole("link", { name: "Logs" }).click();
  await page.waitForURL(new RegExp(`${LOGS}$`));
  await choose(page, "Status", "Attempting");
  await expect(page).toHaveURL(/status=Attempting/);
  await choose(page, "Event type", eventType);
  await expect(page).toHaveURL(/eventType=expenses/);
  const row = page
    .getByRole("row")
    .filter({ hasText: eventType })
    .filter({ hasText: messageId.slice(-4) });
  await expect(row.getByText("Attempting")).toBeVisible();
  await expect(row.getByText(/^503 in/)).toBeVisible();
  await expect(row.getByRole("img", { name: `Attempting: ${receiver.url}` })).toBeVisible();

  await row.getByRole("link", { name: eventType }).click();
  const other = page.getByRole("region", { name: `${receiver.url}/tagged` });
  await expect(other.getByText(/No tag in common/)).toBeVisible();
  await expect(other.getByRole("link", { name: "Edit tags" })).toBeVisible();
  await page.getByRole("link", { name: /Attempt 1/ }).click();
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByText("503 Service Unavailable")).toBeVisible();
  await expect(drawer.getByText("req-77").first()).toBeVisible();
  await expect(drawer.getByText("no upstream")).toBeVisible();

  receiver.answer = (_, response) => response.writeHead(200).end();
  await drawer.getByRole("button", { name: "Resend now" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: receiver.url, exact: true }).getByText("Success", { exact: true })).toBeVisible();

  // Back from the drawer and the message, filters are as they were.
  await page.getByRole("link", { name: "Logs" }).first().click();
  await expect(page).toHaveURL(new RegExp(`${LOGS}$`));
  await page.goBack();
  await expect(page).toHaveURL(/\/messages\//);
  await page.goBack();
  await expect(page).toHaveURL(/status=Attempting&eventType=expenses/);
  await expect(page.getByRole("button", { name: /^Status/ })).toContainText("Attempting");
  receiver.release();
  await removeEndpoint(demo, failing);
  await removeEndpoint(demo, tagged);
});

test("a link carries the filters, and Back undoes them one by one", async ({ page }) => {
  const demo = await makeDemo();
  await signIn(page, demo);
  const eventId = `logs-${randomUUID()}`;
  await publish(demo, { id: eventId, eventType: "transfers.write.successful", payload: { n: 1 } });
  await page.goto(`${demo.url}${LOGS}?id=${eventId}&eventType=transfers.write.successful`);
  await expect(page.getByRole("row").filter({ hasText: "transfers.write.successful" })).toHaveCount(1);
  await expect(page.getByRole("searchbox")).toHaveValue(eventId);

  await choose(page, "Tests", "only");
  await expect(page.getByRole("heading", { name: "No message matches" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("row").filter({ hasText: "transfers.write.successful" })).toHaveCount(1);
  await page.goForward();
  await expect(page.getByRole("heading", { name: "No message matches" })).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(new RegExp(`${LOGS}$`));
  await expect(page.getByRole("row").nth(1)).toBeVisible();
});

test("new messages wait while the list is paused, and come when asked for", async ({ page }) => {
  const demo = await makeDemo();
  await signIn(page, demo);
  const eventType = "journals.write.successful";
  await publish(demo, { eventType, payload: { n: 0 } });
  await page.goto(`${demo.url}${LOGS}?eventType=${eventType}`);
  const rows = page.getByRole("row").filter({ hasText: eventType });
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();
  await page.getByRole("button", { name: /^Pause/ }).click();
  await publish(demo, { events: [1, 2, 3].map((n) => ({ eventType, payload: { n } })) });
  const waiting = page.getByRole("button", { name: "3 new messages" });
  await expect(waiting).toBeVisible();
  expect(await rows.count()).toBe(before);
  await waiting.click();
  await expect(rows).toHaveCount(before + 3);
  await page.getByRole("button", { name: "Go on live" }).click();
  await publish(demo, { eventType, payload: { n: 4 } });
  await expect(rows).toHaveCount(before + 4); // no click, no reload
});

test("the palette opens a pasted message id, and single keys can be turned off", async ({ page }) => {
  const demo = await makeDemo();
  await signIn(page, demo);
  const eventId = `palette-${randomUUID()}`;
  const { messageId } = await publish(demo, { id: eventId, eventType: "items.write.successful", payload: { n: 1 } });
  for (const id of [messageId, eventId]) {
    await page.goto(`${demo.url}${LOGS}`);
    await expect(page.getByRole("row").nth(1)).toBeVisible();
    await pressUntil(page, "Control+k", () => expect(page.getByRole("combobox")).toBeFocused({ timeout: 1_000 }));
    await page.getByRole("combobox").fill(id);
    await expect(page.getByRole("option", { name: /items\.write\.successful/ })).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/messages/${messageId}$`));
  }

  await page.goto(`${demo.url}${LOGS}`);
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await pressUntil(page, "/", () => expect(page.getByRole("searchbox")).toBeFocused({ timeout: 1_000 }));
  await page.getByRole("searchbox").blur();
  await page.keyboard.press("?");
  await page.getByRole("switch", { name: "Shortcuts of a single key" }).click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).not.toBeFocused();
});

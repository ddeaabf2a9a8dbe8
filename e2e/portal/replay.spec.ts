import { expect, test } from "@playwright/test";
import { addEndpoint, callApi } from "@/e2e/support/add-endpoint";
import { type Demo, makeDemo } from "@/e2e/support/demo";
import { publish } from "@/e2e/support/publish";
import { signIn } from "@/e2e/support/sign-in";
import { Receiver } from "@/lib/testing/receiver";

const events = (eventType: string, count: number) => ({
  events: Array.from({ length: count }, (_, n) => ({ eventType, payload: { n } })),
});

/** How often the receiver has got each of these messages. */
const timesOf = (receiver: Receiver, ids: string[]) =>
  ids.map((id) => receiver.requests.filter(({ headers }) => headers["webhook-id"] === id).length);

/** A receiver that refuses, and an endpoint for it whose messages have all failed once. */
async function failed(demo: Demo, eventType: string, count: number) {
  const receiver = await new Receiver().listen();
  let status = 500;
  receiver.answer = (_, response) => response.writeHead(status).end();
  const id = await addEndpoint(demo, receiver.url, [eventType]);
  const { messageIds } = await publish(demo, events(eventType, count));
  await expect.poll(() => Math.min(...timesOf(receiver, messageIds))).toBeGreaterThanOrEqual(1);
  return { id, receiver, messageIds, repair: () => (status = 200) };
}

test("a developer recovers failed messages once the receiver is repaired", async ({ page }) => {
  const demo = await makeDemo();
  const { id, receiver, messageIds, repair } = await failed(demo, "client.rateLimit.reached", 6);
  await signIn(page, demo);
  await page.goto(`${demo.url}/monitor/events/endpoints/${id}`);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Recover failed messages…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Recover 6 messages" })).toBeEnabled();
  await dialog.getByRole("checkbox", { name: "client.rateLimit.reached" }).click();
  await expect(dialog.getByRole("button", { name: "Nothing to recover" })).toBeDisabled();
  await dialog.getByRole("checkbox", { name: "client.rateLimit.reached" }).click();
  await dialog.getByLabel("Pace").fill("1");
  await expect(dialog.getByText(/about 6.s/)).toBeVisible();

  repair();
  await dialog.getByRole("button", { name: "Recover 6 messages" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("progressbar", { name: "Replay progress" })).toBeVisible();
  await expect(page.getByText("Recovery of failed messages has ended").first()).toBeVisible({ timeout: 30_000 });
  // Every message has arrived again, by the replay or by its own schedule, and none is left to recover.
  const statuses = async () => {
    const { results } = await callApi<{ results: { status: string }[] }>(demo, "GET", `/webhooks/${id}/deliveries`);
    return [...new Set(results.map(({ status }) => status))];
  };
  await expect.poll(statuses).toEqual(["Success"]);
  expect(Math.min(...timesOf(receiver, messageIds))).toBeGreaterThanOrEqual(2);
  await page.getByText("1 earlier replay").click();
  await expect(page.getByRole("row").filter({ hasText: "Recover failed" })).toContainText("succeeded");
  receiver.release();
});

test("a developer replays messages that were published before the endpoint was there, in French", async ({ page, context }) => {
  const demo = await makeDemo();
  const eventType = "client.rateLimit.reset";
  const { messageIds } = await publish(demo, events(eventType, 3));
  const receiver = await new Receiver().listen();
  const id = await addEndpoint(demo, receiver.url, [eventType]);
  await signIn(page, demo);
  await context.addCookies([{ name: "locale", value: "fr", url: demo.url }]);
  await page.goto(`${demo.url}/monitor/events/endpoints/${id}?replay=missing`);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio", { name: /Rejouer les manquants/ })).toBeChecked();
  await dialog.getByRole("button", { name: "Dernière heure" }).click();
  await dialog.getByRole("button", { name: /^Rejouer \d+ messages?$/ }).click();
  await expect.poll(() => timesOf(receiver, messageIds)).toEqual([1, 1, 1]);
  await expect(page.getByText("Rejeu des messages manquants : fini").first()).toBeVisible({ timeout: 20_000 });
  receiver.release();
});

test("a developer resends one message, and recovers all that failed since it from its menu", async ({ page }) => {
  const demo = await makeDemo();
  const { id, receiver, messageIds, repair } = await failed(demo, "connection.failed", 1);
  repair();
  await signIn(page, demo);
  await page.goto(`${demo.url}/monitor/events/endpoints/${id}`);
  const row = page.getByRole("row").filter({ hasText: "connection.failed" });
  await row.getByRole("button", { name: /^Actions for/ }).click();
  await page.getByRole("menuitem", { name: "Replay all failed since this time…" }).click();
  await expect(page.getByRole("dialog").getByRole("radio", { name: /Recover failed/ })).toBeChecked();
  await page.keyboard.press("Escape");
  await row.getByRole("button", { name: /^Actions for/ }).click();
  await page.getByRole("menuitem", { name: "Resend now" }).click();
  await expect(page.getByText("Sent again, outside its schedule")).toBeVisible();
  await expect(row.getByText("Success")).toBeVisible();
  expect(timesOf(receiver, messageIds)[0]).toBeGreaterThanOrEqual(2);
  receiver.release();
});

test("a developer pauses a running replay, finds it again after a reload, resumes and cancels it; the rest stays unsent", async ({
  page,
}) => {
  const demo = await makeDemo();
  const eventType = "connection.reconnected";
  // At one a second it runs for longer than the test.
  await publish(demo, events(eventType, 200));
  const receiver = await new Receiver().listen();
  const id = await addEndpoint(demo, receiver.url, [eventType]);
  await signIn(page, demo);
  await page.goto(`${demo.url}/monitor/events/endpoints/${id}?replay=missing`);
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Pace").fill("1");
  await dialog.getByRole("button", { name: /^Replay \d+ messages$/ }).click();
  await expect.poll(() => receiver.requests.length).toBeGreaterThan(0);
  const progress = page.getByRole("region", { name: "Replay progress" });
  await progress.getByRole("button", { name: "Pause" }).click();
  await expect(progress.getByText("Replay of missing messages is paused").first()).toBeVisible();
  await page.reload();
  await expect(progress.getByText("Replay of missing messages is paused").first()).toBeVisible();
  await progress.getByRole("button", { name: "Resume" }).click();
  await expect(progress.getByText("Replaying missing messages").first()).toBeVisible();
  await progress.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Replay of missing messages was cancelled").first()).toBeVisible();
  const { results } = await callApi<{ results: { status: string; done: number; total: number }[] }>(demo, "GET", `/webhooks/${id}/replays`);
  expect(results[0]).toMatchObject({ status: "cancelled" });
  expect(results[0]?.done).toBeLessThan(200);
  // One that comes later shows that the rest has not come before it.
  await publish(demo, events(eventType, 1));
  await expect.poll(() => receiver.requests.length).toBe((results[0]?.done ?? 0) + 1);
  receiver.release();
});

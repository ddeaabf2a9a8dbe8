import { expect, test } from "@playwright/test";
import { addEndpoint, callApi } from "@/e2e/support/add-endpoint";
import { makeDemo } from "@/e2e/support/demo";
import { expectAccessible } from "@/e2e/support/expect-accessible";
import { publish } from "@/e2e/support/publish";
import { signIn } from "@/e2e/support/sign-in";
import { Receiver } from "@/lib/testing/receiver";

test("a developer sees what changed of an endpoint, restores a version, and the next attempt names the new one", async ({ page }) => {
  const demo = await makeDemo();
  const receiver = await new Receiver().listen();
  const id = await addEndpoint(demo, receiver.url, ["bankFeeds.sourceAccount.connected"]);
  await callApi(demo, "PATCH", `/webhooks/${id}`, { url: "http://127.0.0.1:9/moved", rateLimit: 7 });
  await callApi(demo, "PATCH", `/webhooks/${id}`, { eventTypes: ["bankFeeds.sourceAccount.connected", "read.completed"] });
  await signIn(page, demo);
  await page.goto(`${demo.url}/monitor/events/endpoints/${id}`);
  await page.getByRole("link", { name: "History" }).click();

  const version = (number: number) => page.getByRole("listitem").filter({ hasText: new RegExp(`^Version ${number}`) });
  await expect(version(3)).toContainText("Current");
  await expect(version(3).getByRole("region", { name: "Changes of Event types" })).toContainText("added read.completed");
  await expect(version(2)).toContainText("http://127.0.0.1:9/moved");
  await expect(version(2)).toContainText("7 messages a second");
  await expect(version(1)).toContainText("Endpoint added");

  await version(1).getByRole("button", { name: "Restore version 1" }).click();
  const dialog = page.getByRole("dialog", { name: "Restore version 1?" });
  await expect(dialog.getByText(receiver.url)).toBeVisible();
  await expect(dialog).toContainText("removed read.completed");
  await expect(dialog).toContainText("Not restored: signing secrets, custom headers and the client certificate");
  await expectAccessible(page, "restore");
  await dialog.getByRole("button", { name: "Restore version 1" }).click();
  await expect(version(4)).toContainText("Version 1 restored");
  await expect(version(4)).toContainText("Current");
  expect(await callApi(demo, "GET", `/webhooks/${id}`)).toMatchObject({
    url: receiver.url,
    eventTypes: ["bankFeeds.sourceAccount.connected"],
    rateLimit: null,
  });

  const { messageId } = await publish(demo, { eventType: "bankFeeds.sourceAccount.connected", payload: { n: 1 } });
  await expect.poll(() => receiver.requests.length).toBe(1);
  await page.goto(`${demo.url}/monitor/events/messages/${messageId}`);
  await page
    .getByRole("region", { name: receiver.url })
    .getByText(/Attempt 1|Accepted/)
    .first()
    .click();
  await page.getByRole("dialog").getByRole("link", { name: "version 4" }).click();
  await expect(page).toHaveURL(`${demo.url}/monitor/events/endpoints/${id}/history?version=4`);
  await expect(version(4)).toContainText("1 attempt");
  receiver.release();
});

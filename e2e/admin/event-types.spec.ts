import { randomBytes } from "node:crypto";
import { expect, test } from "@playwright/test";
import { addEndpoint } from "@/e2e/support/add-endpoint";
import { makeDemo } from "@/e2e/support/demo";
import { signInAsOperator } from "@/e2e/support/operator";
import { pasteIntoEditor } from "@/e2e/support/paste-into-editor";
import { publish } from "@/e2e/support/publish";
import { Receiver } from "@/lib/testing/receiver";

const schemaOf = (type: string) =>
  JSON.stringify({ type: "object", required: ["orderId"], properties: { orderId: { type }, parcels: { type: "integer" } } }, null, 2);

test("an operator writes an event type, mends its schema, sees it published and in the catalogue, and archives it", async ({ page }) => {
  test.setTimeout(120_000);
  const demo = await makeDemo();
  await signInAsOperator(page, demo);
  const name = `order.shipped${randomBytes(3).toString("hex")}`;
  await page.goto(`${demo.url}/admin/event-types`);
  await page.getByRole("link", { name: "New event type" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Description in English").fill("An order left the warehouse.");

  // The mistake is told with its line, before anything is saved.
  await pasteIntoEditor(page, /^Schema of the payload/, schemaOf("strin"));
  await expect(page.getByText(/^Line 8: This is no JSON Schema/)).toBeVisible();
  await page.getByRole("button", { name: "Create event type" }).click();
  await expect(page.getByText("It is not saved yet: see what is marked.")).toBeVisible();
  await pasteIntoEditor(page, /^Schema of the payload/, schemaOf("string"));
  await expect(page.getByText("The schema can be used.")).toBeVisible();
  await pasteIntoEditor(page, /^Payload of the example/, '{ "orderId": 7 }');
  await expect(page.getByText("Line 1: Must be of type string.")).toBeVisible();
  await pasteIntoEditor(page, /^Payload of the example/, '{ "orderId": "A-7" }');
  await expect(page.getByText("The example fits the schema.")).toBeVisible();
  await page.getByRole("button", { name: "Create event type" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();

  const receiver = await new Receiver().listen();
  await addEndpoint(demo, receiver.url, [name]);
  const { messageId } = await publish(demo, { eventType: name, payload: { orderId: "A-8", parcels: 3 } });
  await expect.poll(() => receiver.ids()).toEqual(new Set([messageId]));
  await page.goto(`${demo.url}/monitor/events/catalogue?type=${name}`);
  await expect(page.getByRole("article", { name }).getByText("An order left the warehouse.")).toBeVisible();

  // A stricter schema is held against what was published.
  await page.goto(`${demo.url}/admin/event-types/${name}`);
  await expect(page.getByText("1 endpoint subscribes to it")).toBeVisible();
  await pasteIntoEditor(page, /^Schema of the payload/, schemaOf("string").replace('"integer"', '"boolean"'));
  await expect(page.getByText("1 of the latest 1 messages do not fit this schema")).toBeVisible();

  await page.getByRole("button", { name: "Archive…" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByText(/1 endpoint subscribes to it: it keeps it/)).toBeVisible();
  await dialog.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("button", { name: "Restore" })).toBeVisible();
  const refused = await fetch(`${demo.url}/api/v1/events`, {
    method: "POST",
    headers: { authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ eventType: name, payload: { orderId: "A-9" } }),
  });
  expect(refused.status).toBe(400);
  receiver.release();
});

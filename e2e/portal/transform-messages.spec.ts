import { expect, type Page, test } from "@playwright/test";
import { type Demo, makeDemo } from "@/e2e/support/demo";
import { pasteIntoEditor } from "@/e2e/support/paste-into-editor";
import { publish } from "@/e2e/support/publish";
import { signIn } from "@/e2e/support/sign-in";
import { Receiver } from "@/lib/testing/receiver";

async function addEndpoint(demo: Demo, url: string): Promise<string> {
  const created = await fetch(`${demo.url}/api/v1/webhooks`, {
    method: "POST",
    headers: { authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ url, eventTypes: ["company.created"] }),
  });
  expect(created.status).toBe(201);
  return ((await created.json()) as { id: string }).id;
}

const writeCode = (page: Page, code: string) => pasteIntoEditor(page, "Code of the transformation", code);

/** The errors that nothing on the page caught. */
function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  return errors;
}

const CHANGED =
  "function handler(webhook) { webhook.payload = { changed: webhook.payload.eventType }; console.log('ran it'); return webhook; }";

test("a developer writes a transformation, sees what it changes, saves it, and the receiver gets the changed body", async ({ page }) => {
  test.setTimeout(150_000);
  const demo = await makeDemo();
  const errors = watchErrors(page);
  const receiver = await new Receiver().listen();
  const id = await addEndpoint(demo, receiver.url);
  await signIn(page, demo);
  await page.goto(`${demo.url}/monitor/events/endpoints/${id}/advanced`);
  await page.getByRole("link", { name: "Write a transformation" }).click();
  await expect(page.getByRole("heading", { name: "Transformation", level: 1 })).toBeVisible();

  await writeCode(page, CHANGED);
  await expect(page.getByText("Unsaved changes")).toBeVisible();
  await expect(page.getByRole("button", { name: "Run" })).toBeEnabled();
  await page.keyboard.press("ControlOrMeta+Enter");
  const output = page.getByRole("region", { name: "Output" });
  await expect(output.getByText(/^Ran in/)).toBeVisible();
  await expect(page.getByRole("log", { name: "Console" })).toContainText("ran it");
  const diff = output.getByRole("region", { name: "What the code changed" });
  // What went stands above what came instead of it, and the editor draws only what is in view.
  await expect(diff).toContainText("generatedDate", { timeout: 30_000 });
  const changed = diff.getByText('"changed": "company.created"');
  // Until the diff is computed its end is elsewhere: whoever reads on scrolls on.
  await expect(async () => {
    await diff.getByRole("textbox", { name: "What the code changed, after" }).press("ControlOrMeta+End");
    await expect(changed).toBeVisible({ timeout: 1_000 });
  }).toPass();

  await page.getByRole("link", { name: "Endpoints" }).first().click();
  const asked = page.getByRole("alertdialog", { name: "Leave without saving?" });
  await asked.getByRole("button", { name: "Stay here" }).click();
  await expect(asked).toBeHidden();
  // The palette is no way round it.
  await page
    .getByRole("button", { name: /Search/ })
    .first()
    .click();
  await page.getByRole("dialog").getByRole("combobox").fill("Audit log");
  await page.keyboard.press("Enter");
  await asked.getByRole("button", { name: "Stay here" }).click();
  await expect(asked).toBeHidden();

  await page.getByRole("textbox", { name: "Code of the transformation" }).focus();
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByText(/^version 1, saved/)).toBeVisible();
  await expect(page.getByText("Unsaved changes")).toBeHidden();

  await publish(demo, { eventType: "company.created", payload: { n: 1 } });
  await expect.poll(() => receiver.requests.map(({ body }) => body.toString())).toEqual(['{"changed":"company.created"}']);
  expect(errors).toEqual([]);
  receiver.release();
});

test("an error of a transformation marks its line and stands in the console; code that can't be loaded is not saved", async ({ page }) => {
  test.setTimeout(150_000);
  const demo = await makeDemo();
  const errors = watchErrors(page);
  const id = await addEndpoint(demo, "https://example.com/transformed");
  await signIn(page, demo);
  await page.goto(`${demo.url}/monitor/events/endpoints/${id}/transformation`);
  const log = page.getByRole("log", { name: "Console" });
  const marked = page.locator(".code-editor-fault");

  await writeCode(page, "function handler(webhook) {\n  // first\n  webhook.missing.part = 1;\n}\n");
  await expect(page.getByRole("button", { name: "Run" })).toBeEnabled();
  await page.getByRole("button", { name: "Run" }).click();
  await expect(log).toContainText(/TypeError.*line 3$/);
  await expect(marked).toHaveCount(1);

  await writeCode(page, "function handler(webhook) {\n  const = 1;\n  return webhook;\n}\n");
  await page.getByRole("button", { name: "Run" }).click();
  await expect(log).toContainText(/SyntaxError.*line 2$/);

  // Nothing closes it before the text ends, which is on the fourth line.
  await writeCode(page, "function handler(webhook) {\n  return webhook;\n\n");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(log).toContainText(/SyntaxError.*line 4$/);
  await expect(marked).toHaveCount(1);
  await expect(page.getByText("not saved yet")).toBeVisible();
  expect(errors).toEqual([]);
});

test("a developer tries a message that was sent, sees it cancelled, and leaves without saving by going back", async ({ page }) => {
  test.setTimeout(150_000);
  const demo = await makeDemo();
  const receiver = await new Receiver().listen();
  const id = await addEndpoint(demo, receiver.url);
  await publish(demo, { eventType: "company.created", payload: { name: "Sent before" } });
  await expect.poll(() => receiver.requests.length).toBe(1);
  await signIn(page, demo);
  await page.goto(`${demo.url}/monitor/events/endpoints/${id}/advanced`);
  await page.getByRole("link", { name: "Write a transformation" }).click();
  await writeCode(
    page,
    "function handler(webhook) {\n  console.log(webhook.payload.payload.name);\n  webhook.cancel = true;\n  return webhook;\n}\n",
  );
  const message = page.getByRole("combobox", { name: "Example or message" });
  await message.selectOption((await message.locator("optgroup[label='Recent messages'] option").first().getAttribute("value")) ?? "");
  await expect(page.getByRole("button", { name: "Run" })).toBeEnabled();
  await page.getByRole("button", { name: "Run" }).click();
  await expect(page.getByRole("region", { name: "Output" }).getByText(/^Cancelled in/)).toBeVisible();
  await expect(page.getByRole("log", { name: "Console" })).toContainText("Sent before");

  for (const pane of ["Console", "Input", "Output", "handler.js"]) {
    if (pane === "Console") await page.getByRole("textbox", { name: "Code of the transformation" }).focus();
    await page.keyboard.press("F6");
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest("[data-pane]")?.getAttribute("aria-label"))).toBe(pane);
  }

  await page.evaluate(() => history.back());
  const asked = page.getByRole("alertdialog", { name: "Leave without saving?" });
  await asked.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page).toHaveURL(/\/advanced$/);
  await expect(asked).toBeHidden();
  await expect(page.getByText("Messages are sent as they are.")).toBeVisible();
  receiver.release();
});

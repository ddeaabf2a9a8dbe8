import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { addEndpoint, callApi } from "@/e2e/support/add-endpoint";
import { makeDemo } from "@/e2e/support/demo";
import { signIn, signInByForm } from "@/e2e/support/sign-in";
import { Receiver } from "@/lib/testing/receiver";

const A_MINUTE_MS = 60_000;

/** Replaces what the payload's editor holds. */
async function writePayload(page: Page, text: string): Promise<void> {
  const editor = page.getByRole("textbox", { name: /^Payload of/ });
  await editor.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
}

test("a developer sends an example to the built-in inbox and sees its signature verified, a minute after signing in", async ({ page }) => {
  const demo = await makeDemo();
  await page.goto(demo.url);
  await expect(page.getByLabel("E-mail")).toBeVisible();
  const started = Date.now();
  await signInByForm(page, demo);

  await page.getByRole("link", { name: "Add endpoint" }).first().click();
  const url = page.getByLabel("URL", { exact: true });
  // A click that comes before the page's script is lost.
  await expect(async () => {
    await page.getByRole("button", { name: "Use the built-in inbox" }).click();
    await expect(url).toHaveValue(/\/api\/inbox\/in_[A-Za-z0-9_-]{32}$/, { timeout: 2_000 });
  }).toPass();
  const inboxUrl = await url.inputValue();
  await page.getByRole("searchbox", { name: /event types/ }).fill("company.created");
  await page.getByRole("checkbox", { name: "company.created" }).check();
  await page.getByRole("button", { name: "Add endpoint" }).click();

  await page.getByRole("button", { name: "Send example" }).click();
  const result = page.getByRole("region", { name: "Result" });
  await expect(result.getByText("200 OK")).toBeVisible();
  const inbox = page.getByRole("region", { name: "Built-in inbox" });
  await expect(inbox.getByText(inboxUrl)).toBeVisible();
  const arrival = inbox.getByRole("button", { name: /company\.created/ });
  await expect(arrival).toContainText("Signature verifies");
  await expect(result.getByText("Signature verifies")).toBeInViewport();
  expect(Date.now() - started).toBeLessThan(A_MINUTE_MS);

  await arrival.click();
  await expect(inbox.getByText("The signature is right")).toBeVisible();
  await expect(inbox.getByText("webhook-signature")).toBeVisible();

  // A request of someone else's, without a signature, arrives while one looks on.
  await fetch(inboxUrl, { method: "PUT", body: "hello", headers: { authorization: "Bearer secret" } });
  const stranger = inbox.getByRole("button", { name: /Not signed/ });
  await expect(stranger).toBeVisible();
  await stranger.click();
  await expect(inbox.getByText("hello")).toBeVisible();
  await expect(inbox.getByText("Bearer secret")).toHaveCount(0);

  // And failures can be tried as well.
  await inbox.getByRole("button", { name: "Answers 200 OK" }).click();
  await page.getByRole("menuitemradio", { name: /^500/ }).click();
  await expect(inbox.getByRole("button", { name: /Answers 500/ })).toBeVisible();
  await page.getByRole("button", { name: "Send example" }).click();
  await expect(result.getByText("500 Internal Server Error")).toBeVisible();
});

test("a developer edits an example, sends it with the keyboard, and reads the failing answer", async ({ page }) => {
  const demo = await makeDemo();
  const receiver = await new Receiver().listen();
  receiver.answer = (_, response) => response.writeHead(422, { "x-request-id": "req-42" }).end('{"reason":"no such customer"}');
  const created = await fetch(`${demo.url}/api/v1/webhooks`, {
    method: "POST",
    headers: { authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ url: receiver.url, eventTypes: ["company.created"] }),
  });
  const { id } = (await created.json()) as { id: string };
  await signIn(page, demo);
  await page.goto(`${demo.url}/monitor/events/endpoints/${id}/testing`);

  await expect(page.getByText("Matches the schema of company.created")).toBeVisible();
  await writePayload(page, '{"name": 5, "total": 12345678901234567890}');
  await expect(page.getByText(/places? (does|do) not fit the schema/)).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Enter");

  const result = page.getByRole("region", { name: "Result" });
  await expect(result.getByText("422 Unprocessable", { exact: false })).toBeVisible();
  await expect(result.getByText("req-42").first()).toBeVisible();
  await expect(result.getByText("no such customer")).toBeVisible();
  await result.getByRole("button", { name: "Request", exact: true }).click();
  await expect(result.getByText("webhook-signature")).toBeVisible();
  await expect(result.getByText("12345678901234567890")).toBeVisible();
  expect(receiver.requests[0]?.body.toString()).toContain('"payload":{"name": 5, "total": 12345678901234567890');

  // What is no JSON object can't be sent, and says so; the example is one click away.
  await writePayload(page, '{"name": ');
  await page.getByRole("button", { name: "Send example" }).click();
  await expect(page.getByText("The payload is not a JSON object.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Reset to the example" }).click();
  await expect(page.getByText("Matches the schema of company.created")).toBeVisible();
  receiver.answer = (_, response) => response.writeHead(204).end();
  await page.getByRole("button", { name: "Send example" }).click();
  await expect(result.getByText("204 No Content")).toBeVisible();
  await expect(page.getByRole("region", { name: "Recent tests" }).getByRole("button")).toHaveCount(2);
  receiver.release();
});

test("a disabled endpoint is sent nothing until it is enabled, which is one click away", async ({ page }) => {
  const demo = await makeDemo();
  const receiver = await new Receiver().listen();
  const created = await fetch(`${demo.url}/api/v1/webhooks`, {
    method: "POST",
    headers: { authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ url: receiver.url, eventTypes: ["company.created"], disabled: true }),
  });
  const { id } = (await created.json()) as { id: string };
  await signIn(page, demo);
  await page.goto(`${demo.url}/monitor/events/endpoints/${id}/testing`);
  const send = page.getByRole("button", { name: "Send example" });
  await expect(send).toBeDisabled();
  await expect(page.getByRole("textbox", { name: /^Payload of/ })).toBeAttached();
  await page.getByRole("button", { name: "Enable", exact: true }).click();
  await expect(send).toBeEnabled();
  await send.click();
  await expect(page.getByRole("region", { name: "Result" }).getByText("200 OK")).toBeVisible();
  receiver.release();
});

test("a filled Testing tab is accessible, and on a phone the result stands right below the form", async ({ page }) => {
  const demo = await makeDemo();
  const id = await addEndpoint(demo, "http://127.0.0.1:9/", ["company.created"]);
  const { url } = await callApi<{ url: string }>(demo, "POST", `/webhooks/${id}/inbox`);
  await callApi(demo, "PATCH", `/webhooks/${id}`, { url });
  await callApi(demo, "POST", `/webhooks/${id}/test`, { eventType: "company.created" });
  await fetch(url, { method: "PUT", body: "hello" });
  await signIn(page, demo);
  const result = page.getByRole("region", { name: "Result" });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto(`${demo.url}/monitor/events/endpoints/${id}/testing`);
    await expect(result.getByText("webhook-signature")).toBeVisible();
    await expect(page.getByRole("textbox", { name: /^Payload of/ })).toBeAttached();
    await page.getByRole("button", { name: /Signature verifies/ }).click();
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
    expect(violations.map(({ id: rule, nodes }) => `${rule} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  const top = async (part: ReturnType<Page["getByRole"]>) => (await part.boundingBox())?.y ?? Number.NaN;
  const send = await top(page.getByRole("button", { name: "Send example" }));
  const shown = await top(result);
  expect(shown - send).toBeGreaterThan(0);
  expect(shown - send).toBeLessThan(120);
  expect(await top(page.getByRole("region", { name: "Recent tests" }))).toBeGreaterThan(shown);
});

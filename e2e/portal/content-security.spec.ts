import { expect, test } from "@playwright/test";
import { addEndpoint } from "@/e2e/support/add-endpoint";
import { makeDemo } from "@/e2e/support/demo";
import { pasteIntoEditor } from "@/e2e/support/paste-into-editor";
import { authPages } from "@/e2e/support/route-pages";
import { signIn } from "@/e2e/support/sign-in";
import { injectScript, openStrictly } from "@/e2e/support/strict-policy";
import { type Watched, watchPolicy } from "@/e2e/support/watch-policy";

const NOTHING: Watched = { violations: [], foreign: [] };

// The pages of those who have signed in are held to it by the walks over every page (e2e/support/look-at-pages.ts).
test("pages live under the strict policy before anyone has signed in, and so does the API reference", async ({ page }) => {
  test.setTimeout(120_000);
  const demo = await makeDemo();
  const watched = await injectScript(page, new URL(demo.url).origin);
  for (const path of [...authPages().filter((path) => path !== "/no-client"), "/nowhere"])
    await openStrictly(page, watched, demo.url + path);
  await signIn(page, demo);
  await openStrictly(page, watched, `${demo.url}/developers/api-reference`);
});

test("neither handlers, links nor a base that got into a page do anything", async ({ page }) => {
  const demo = await makeDemo();
  await signIn(page, demo);
  const { violations } = await watchPolicy(page, new URL(demo.url).origin);
  await page.goto(`${demo.url}/monitor/events`);
  await page.evaluate(() => {
    const injected = document.createElement("div");
    injected.innerHTML = '<img src="data:," onerror="window.ran = true"><a href="javascript:window.ran = true">x</a>';
    document.body.append(injected);
    injected.querySelector("a")?.click();
    document.head.insertAdjacentHTML("beforeend", '<base href="https://example.com/">');
  });
  await expect.poll(() => violations.filter((violation) => violation.includes("script-src")).length).toBeGreaterThanOrEqual(2);
  expect(await page.evaluate(() => (window as { ran?: boolean }).ran)).toBeUndefined();
  expect(await page.evaluate(() => document.baseURI)).toBe(page.url());
});

test("the editor's workers check code and JSON under the policy", async ({ page }) => {
  test.setTimeout(120_000);
  const demo = await makeDemo();
  const watched = await watchPolicy(page, new URL(demo.url).origin);
  const id = await addEndpoint(demo, "https://example.com/edited", ["company.created"]);
  await signIn(page, demo);
  await page.goto(`${demo.url}/monitor/events/endpoints/${id}/transformation`);
  await pasteIntoEditor(page, "Code of the transformation", "function handler(webhook) {\n  const = 1;\n}\n");
  await expect(page.getByRole("region", { name: "handler.js" }).locator(".squiggly-error").first()).toBeVisible({ timeout: 60_000 });
  await pasteIntoEditor(page, "Input of the run", '{ "open": ');
  await expect(page.getByRole("region", { name: "Input" }).locator(".squiggly-error").first()).toBeVisible({ timeout: 60_000 });
  expect(watched).toEqual(NOTHING);
});

test("the API reference sends a request with a key, to us alone", async ({ page }) => {
  test.setTimeout(120_000);
  const demo = await makeDemo();
  const watched = await watchPolicy(page, new URL(demo.url).origin);
  await addEndpoint(demo, "https://example.com/listed", ["company.created"], { disabled: true });
  await signIn(page, demo);
  await page.goto(`${demo.url}/developers/api-reference`);
  await page.getByRole("link", { name: "List webhook consumers" }).click({ timeout: 60_000 });
  await page.getByRole("button", { name: "Test Request (get /webhooks)" }).click();
  const client = page.getByRole("dialog");
  await client.getByLabel("Bearer Token").fill(demo.apiKey);
  const answered = page.waitForResponse((answer) => new URL(answer.url()).pathname === "/api/v1/webhooks");
  await client.getByRole("button", { name: /^Send get request to/i }).click();
  expect((await answered).status()).toBe(200);
  await expect(client.getByText("200 OK")).toBeVisible();
  await expect(client.getByText("https://example.com/listed").first()).toBeVisible();
  expect(watched).toEqual(NOTHING);
});

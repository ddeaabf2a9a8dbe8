import { expect, type Page, test } from "@playwright/test";
import { addCompany, addEndpoint } from "@/e2e/support/add-endpoint";
import { type Demo, makeDemo } from "@/e2e/support/demo";
import { pasteIntoEditor } from "@/e2e/support/paste-into-editor";
import { portalPages } from "@/e2e/support/portal-pages";
import { publish } from "@/e2e/support/publish";
import { adminPages, authPages } from "@/e2e/support/route-pages";
import { signIn } from "@/e2e/support/sign-in";
import { scriptsWithoutNonce, type Watched, watchPolicy } from "@/e2e/support/watch-policy";

const NOTHING: Watched = { violations: [], foreign: [] };
const INJECTED_TAG = "<script data-injected>";
const INJECTED = `${INJECTED_TAG}window.injectedRan = true</script>`;

/** Writes a script into every page on its way to the browser, as a page would that shows what it was given as it is. */
async function injectScript(page: Page): Promise<void> {
  await page.route("**/*", async (route) => {
    if (route.request().resourceType() !== "document") return route.fallback();
    const response = await route.fetch();
    return route.fulfill({ response, body: (await response.text()).replace("</body>", `${INJECTED}</body>`) });
  });
}

/** Expects of each page that it is painted and comes alive without trying what it may not, and that no script but its own runs in it. */
async function expectStrict(page: Page, watched: Watched, demo: Demo, paths: string[]): Promise<void> {
  for (const path of paths) {
    watched.violations.length = 0;
    const answer = await page.goto(demo.url + path);
    await expect(page.getByRole("heading").first(), path).toBeVisible();
    expect(await scriptsWithoutNonce(answer), path).toEqual([INJECTED_TAG]);
    // The injected script, refused aloud: as an event and in the console. And nothing else.
    await expect.poll(() => watched.violations.length, path).toBe(2);
    expect(watched.violations.join(), path).toContain("script-src-elem inline");
    expect(watched.foreign, path).toEqual([]);
    expect(await page.evaluate(() => "injectedRan" in window), path).toBe(false);
  }
}

/** Paths of every page, of things the test made. */
async function everyPage(demo: Demo): Promise<string[]> {
  const webhookId = await addEndpoint(demo, "https://example.com/hook", ["read.completed"]);
  const { messageId } = await publish(demo, { eventType: "read.completed", payload: { n: 1 } });
  const companyId = await addCompany(demo);
  const portal = portalPages({ webhookId, messageId, companyId }).map(([, path]) => path);
  return [...portal, ...(await adminPages(demo))];
}

test("every page lives under the strict policy, and no other script runs in it", async ({ page }) => {
  test.setTimeout(300_000);
  const demo = await makeDemo();
  const watched = await watchPolicy(page, new URL(demo.url).origin);
  await injectScript(page);
  await expectStrict(page, watched, demo, [...authPages().filter((path) => path !== "/no-client"), "/nowhere"]);
  await signIn(page, demo);
  await expectStrict(page, watched, demo, await everyPage(demo));
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

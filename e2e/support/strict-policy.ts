import { expect, type Page, type Response } from "@playwright/test";
import { type Watched, watchPolicy } from "@/e2e/support/watch-policy";

const INJECTED_TAG = "<script data-injected>";
const INJECTED = `${INJECTED_TAG}window.injectedRan = true</script>`;

/** Scripts of the page's source whose nonce is not its policy's. */
export async function scriptsWithoutNonce(answer: Response | null): Promise<string[]> {
  if (!answer) throw new Error("Nothing was answered.");
  const nonce = /'nonce-([^']+)'/.exec(answer.headers()["content-security-policy"] ?? "")?.[1];
  expect(nonce, `${answer.url()} has a nonce`).toBeTruthy();
  const scripts = (await answer.text()).match(/<script[^>]*>/g) ?? [];
  expect(scripts.length, `scripts of ${answer.url()}`).toBeGreaterThan(0);
  return scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`));
}

/**
 * From now on writes a script into every page on its way to the browser, as a page would that shows what it was given as it is, and
 * notes what pages try that they may not. @param origin ours
 */
export async function injectScript(page: Page, origin: string): Promise<Watched> {
  const watched = await watchPolicy(page, origin);
  await page.route("**/*", async (route) => {
    if (route.request().resourceType() !== "document") return route.fallback();
    const response = await route.fetch();
    return route.fulfill({ response, body: (await response.text()).replace("</body>", `${INJECTED}</body>`) });
  });
  return watched;
}

/** Opens a page into which a script is injected; expects that it comes alive without trying what it may not, and that no script but its own runs in it. */
export async function openStrictly(page: Page, watched: Watched, url: string): Promise<void> {
  watched.violations.length = 0;
  const answer = await page.goto(url);
  await expect(page.getByRole("heading").first(), url).toBeVisible();
  expect(await scriptsWithoutNonce(answer), url).toEqual([INJECTED_TAG]);
  // The injected script, refused aloud: as an event and in the console. And nothing else.
  await expect.poll(() => watched.violations.length, url).toBe(2);
  expect(watched.violations.join(), url).toContain("script-src-elem inline");
  expect(watched.foreign, url).toEqual([]);
  expect(await page.evaluate(() => "injectedRan" in window), url).toBe(false);
}

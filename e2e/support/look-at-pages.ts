import { type BrowserContext, expect, type Page } from "@playwright/test";
import type { Demo } from "@/e2e/support/demo";
import { expectAccessible, expectLegible } from "@/e2e/support/expect-accessible";
import { injectScript, openStrictly } from "@/e2e/support/strict-policy";
import type { Watched } from "@/e2e/support/watch-policy";

/** Expects that nothing of the page as it stands lies beyond the window's width. */
export async function expectNoSidewaysScroll(page: Page, title: string): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond, `${title}: pixels beyond the window`).toBeLessThanOrEqual(0);
}

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1_280, height: 720 };

/** On a desk, in English: strict, accessible in light, legible in dark as well, and nothing beyond the window when it becomes narrow. */
async function lookAtDesk(page: Page, watched: Watched, url: string, title: string): Promise<void> {
  await openStrictly(page, watched, url);
  await expectAccessible(page, `${title}, light`);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expectLegible(page, `${title}, dark`);
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page, `${title}, narrow`);
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: "light" });
}

/** On a phone, in French: nothing beyond the window. */
async function lookAtPhone(page: Page, url: string, title: string): Promise<void> {
  await page.goto(url, { waitUntil: "networkidle" });
  await expect(page.locator("#content")).toBeVisible();
  await expectNoSidewaysScroll(page, `${title}, on a phone`);
}

/**
 * Looks at each page as those see it who need it accessible, dark, narrow or in French, and as someone would who got a script into it: one
 * load for a desk, and one for a phone at the same time. Goes on after a page that fails, and tells all that did.
 * @param context of someone signed in
 */
export async function lookAtPages(
  context: BrowserContext,
  { url }: Demo,
  pages: (readonly [title: string, path: string])[],
): Promise<void> {
  const browser = context.browser();
  if (!browser) throw new Error("The context has no browser.");
  const storageState = await context.storageState();
  const onDesk = await browser.newContext({ storageState, viewport: DESKTOP, colorScheme: "light", reducedMotion: "reduce" });
  const onPhone = await browser.newContext({ storageState, viewport: PHONE, hasTouch: true, colorScheme: "dark", reducedMotion: "reduce" });
  await onPhone.addCookies([{ name: "locale", value: "fr", url }]);
  const [desk, phone] = [await onDesk.newPage(), await onPhone.newPage()];
  const watched = await injectScript(desk, new URL(url).origin);
  const failures: string[] = [];
  for (const [title, path] of pages) {
    const looks = await Promise.allSettled([lookAtDesk(desk, watched, url + path, title), lookAtPhone(phone, url + path, title)]);
    failures.push(...looks.flatMap((look) => (look.status === "rejected" ? [(look.reason as Error).message] : [])));
  }
  expect(failures).toEqual([]);
  await Promise.all([onDesk.close(), onPhone.close()]);
}

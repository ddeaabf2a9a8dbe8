import { expect, test } from "@playwright/test";
import { makeDemo } from "@/e2e/support/demo";
import { expectAccessible } from "@/e2e/support/expect-accessible";
import { expectNoSidewaysScroll } from "@/e2e/support/look-at-pages";
import { signIn } from "@/e2e/support/sign-in";

for (const [colorScheme, locale] of [
  ["light", "en"],
  ["dark", "fr"],
] as const) {
  test(`the API reference is accessible in ${colorScheme}, does not scroll sideways in ${locale}, and asks nobody else`, async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const context = await browser.newContext({ colorScheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    const demo = await makeDemo();
    const foreign: string[] = [];
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (/^(https?|wss?):$/.test(url.protocol) && url.host !== new URL(demo.url).host) foreign.push(request.url());
    });
    await signIn(page, demo);
    await context.addCookies([{ name: "locale", value: locale, url: demo.url }]);
    await page.goto(`${demo.url}/developers/api-reference`);
    await expect(page.getByRole("heading", { name: "Authentication", exact: true })).toBeVisible({ timeout: 60_000 });
    await expectAccessible(page, "API reference");
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page, "API reference");
    expect(foreign).toEqual([]);
    await context.close();
  });
}

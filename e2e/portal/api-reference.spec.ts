import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { readDemo } from "@/e2e/support/demo";
import { signIn } from "@/e2e/support/sign-in";

for (const colorScheme of ["light", "dark"] as const) {
  test(`the API reference is accessible in ${colorScheme}, and asks nobody else`, async ({ browser }) => {
    test.setTimeout(120_000);
    const context = await browser.newContext({ colorScheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    const demo = readDemo();
    const foreign: string[] = [];
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (/^(https?|wss?):$/.test(url.protocol) && url.host !== new URL(demo.url).host) foreign.push(request.url());
    });
    await signIn(page, demo);
    await page.goto(`${demo.url}/developers/api-reference`);
    await expect(page.getByRole("heading", { name: "Authentication", exact: true })).toBeVisible({ timeout: 60_000 });
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
    expect(violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual([]);
    expect(foreign).toEqual([]);
    await context.close();
  });
}

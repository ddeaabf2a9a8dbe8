import { expect, test } from "@playwright/test";
import { addEndpoint } from "@/e2e/support/add-endpoint";
import { readDemo } from "@/e2e/support/demo";
import { portalPages } from "@/e2e/support/portal-pages";
import { publish } from "@/e2e/support/publish";
import { signIn } from "@/e2e/support/sign-in";
import { Receiver } from "@/lib/engine/conformance-receiver";

for (const locale of ["en", "fr"] as const) {
  test(`no page scrolls sideways on a phone, in ${locale}`, async ({ browser }) => {
    test.setTimeout(240_000);
    const demo = readDemo();
    const receiver = await new Receiver().listen();
    const webhookId = await addEndpoint(demo, receiver.url, ["company.created"]);
    const { messageId } = await publish(demo, { eventType: "company.created", payload: { n: 1 } });
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const page = await context.newPage();
    await signIn(page, demo);
    await context.addCookies([{ name: "locale", value: locale, url: demo.url }]);
    const wide: string[] = [];
    for (const [title, path] of portalPages({ webhookId, messageId })) {
      await page.goto(demo.url + path, { waitUntil: "networkidle" });
      await expect(page.locator("#content")).toBeVisible();
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (beyond > 0) wide.push(`${title} by ${beyond} px`);
    }
    expect(wide).toEqual([]);
    receiver.release();
    await context.close();
  });
}

import { expect, test } from "@playwright/test";
import { readDemo } from "@/e2e/support/demo";
import { expectAccessible } from "@/e2e/support/expect-accessible";
import { portalPages } from "@/e2e/support/portal-pages";
import { publish } from "@/e2e/support/publish";
import { signIn } from "@/e2e/support/sign-in";
import { Receiver } from "@/lib/engine/conformance-receiver";

for (const colorScheme of ["light", "dark"] as const) {
  test(`every page is accessible in ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const context = await browser.newContext({ colorScheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    const demo = readDemo();
    await page.goto(`${demo.url}/sign-in`);
    await expectAccessible(page, "sign-in");
    await signIn(page, demo);

    const receiver = await new Receiver().listen();
    receiver.answer = (_, response) => response.writeHead(503).end("later");
    const created = await fetch(`${demo.url}/api/v1/webhooks`, {
      method: "POST",
      headers: { authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify({ url: receiver.url, eventTypes: ["read.completed"] }),
    });
    const { id } = (await created.json()) as { id: string };
    const { messageId } = await publish(demo, { eventType: "read.completed", payload: { n: 1 } });
    // The API reference paints itself for a while: api-reference.spec.ts waits for that and looks at it in both themes.
    const here = portalPages({ webhookId: id, messageId }).filter(([title]) => title !== "API reference");
    const pages = [...here, ["replay", `/monitor/events/endpoints/${id}?replay=failed`] as const];
    for (const [title, path] of pages) {
      await page.goto(demo.url + path);
      await expectAccessible(page, title);
    }
    await page.goto(`${demo.url}/monitor/events/messages/${messageId}`);
    await page
      .getByRole("button", { name: /Attempt 1/ })
      .or(page.getByRole("link", { name: /Attempt 1/ }))
      .first()
      .click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page, "attempt");
    receiver.release();
    await context.close();
  });
}

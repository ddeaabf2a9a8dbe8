import { expect, type Page, test } from "@playwright/test";
import { addCompany, addEndpoint } from "@/e2e/support/add-endpoint";
import { type Demo, makeDemo } from "@/e2e/support/demo";
import { expectAccessible, expectLegible } from "@/e2e/support/expect-accessible";
import { lookAtPages } from "@/e2e/support/look-at-pages";
import { portalPages, type Shown } from "@/e2e/support/portal-pages";
import { publish } from "@/e2e/support/publish";
import { signIn } from "@/e2e/support/sign-in";
import { Receiver } from "@/lib/testing/receiver";

/** An endpoint whose message has failed, and a company. */
async function addShown(demo: Demo, receiver: Receiver): Promise<Shown> {
  receiver.answer = (_, response) => response.writeHead(503).end("later");
  const webhookId = await addEndpoint(demo, receiver.url, ["read.completed"]);
  const { messageId } = await publish(demo, { eventType: "read.completed", payload: { n: 1 } });
  return { webhookId, messageId, companyId: await addCompany(demo) };
}

async function openAttempt(page: Page, demo: Demo, messageId: string): Promise<void> {
  await page.goto(`${demo.url}/monitor/events/messages/${messageId}`);
  await page
    .getByRole("button", { name: /Attempt 1/ })
    .or(page.getByRole("link", { name: /Attempt 1/ }))
    .first()
    .click();
  await expect(page.getByRole("dialog")).toBeVisible();
}

test("every page is accessible in light and dark, strict about scripts, and none scrolls sideways when narrow or on a phone", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const demo = await makeDemo();
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`${demo.url}/sign-in`);
  await expectAccessible(page, "sign-in");
  await page.emulateMedia({ colorScheme: "dark" });
  await expectLegible(page, "sign-in, dark");
  await signIn(page, demo);
  const receiver = await new Receiver().listen();
  const shown = await addShown(demo, receiver);
  // The API reference paints itself for a while: api-reference.spec.ts waits for that and looks at it in both themes.
  const here = portalPages(shown).filter(([title]) => title !== "API reference");
  await lookAtPages(context, demo, [...here, ["replay", `/monitor/events/endpoints/${shown.webhookId}?replay=failed`]]);
  await openAttempt(page, demo, shown.messageId);
  await expectLegible(page, "attempt, dark");
  await page.emulateMedia({ colorScheme: "light" });
  await expectAccessible(page, "attempt");
  receiver.release();
  await context.close();
});

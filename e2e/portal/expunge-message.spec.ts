import { expect, test } from "@playwright/test";
import { addEndpoint } from "@/e2e/support/add-endpoint";
import { makeDemo } from "@/e2e/support/demo";
import { expectAccessible } from "@/e2e/support/expect-accessible";
import { publish } from "@/e2e/support/publish";
import { signIn } from "@/e2e/support/sign-in";
import { Receiver } from "@/lib/testing/receiver";

test("a developer removes what a message says; that it was sent stays", async ({ page }) => {
  const demo = await makeDemo();
  const receiver = await new Receiver().listen();
  receiver.answer = (_, response) => response.end("echo of a secret");
  await addEndpoint(demo, receiver.url, ["bankFeeds.sourceAccount.disconnected"]);
  const { messageId } = await publish(demo, { eventType: "bankFeeds.sourceAccount.disconnected", payload: { iban: "a secret" } });
  await signIn(page, demo);
  await page.goto(`${demo.url}/monitor/events/messages/${messageId}`);
  await expect(page.getByText("a secret").first()).toBeVisible();

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Remove content…" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Remove the content of this message?" });
  await expect(dialog).toContainText("What stays: which event it was");
  await expect(dialog.getByRole("button", { name: "Remove content" })).toBeDisabled();
  await expectAccessible(page, "expunge");
  await dialog.getByLabel(/to confirm/).fill("bankFeeds.sourceAccount.disconnected");
  await dialog.getByRole("button", { name: "Remove content" }).click();
  await expect(dialog).toBeHidden();

  await expect(page.getByText("The content was removed on request")).toBeVisible();
  await page
    .getByRole("region", { name: receiver.url })
    .getByText(/Attempt 1|Accepted/)
    .first()
    .click();
  await expect(page.getByRole("dialog")).toContainText("Response");
  await expect(page.getByRole("dialog").getByText("The content was removed on request.")).toHaveCount(2);
  await expect(page.getByText("a secret")).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("dialog")).toContainText("Response");
  await expect(page.getByText("a secret")).toHaveCount(0);
  receiver.release();
});

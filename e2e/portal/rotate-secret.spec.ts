import { expect, test } from "@playwright/test";
import { Webhook } from "svix";
import { addEndpoint } from "@/e2e/support/add-endpoint";
import { makeDemo } from "@/e2e/support/demo";
import { publish } from "@/e2e/support/publish";
import { signIn } from "@/e2e/support/sign-in";
import { Receiver } from "@/lib/testing/receiver";

test("a developer rotates a secret: both sign until the old one is ended, and the example takes the real one in on request", async ({
  page,
}) => {
  const receiver = await new Receiver().listen();
  const demo = await makeDemo();
  const id = await addEndpoint(demo, receiver.url, ["connection.deleted"]);
  /** Whether a receiver with this secret accepts the newest message. */
  const accepts = (secret: string) => {
    const request = receiver.requests.at(-1);
    try {
      new Webhook(secret).verify(request?.body.toString() ?? "", request?.headers as Record<string, string>);
      return true;
    } catch {
      return false;
    }
  };
  const send = async () => {
    const before = receiver.requests.length;
    await publish(demo, { eventType: "connection.deleted", payload: {} });
    await expect.poll(() => receiver.requests.length).toBe(before + 1);
  };
  await signIn(page, demo);
  await page.goto(`${demo.url}/monitor/events/endpoints/${id}`);
  await page.getByRole("button", { name: "Reveal secret" }).click();
  const old = await page.getByText(/^whsec_[A-Za-z0-9+/=]+$/).innerText();

  await page.getByRole("button", { name: "Rotate…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Use my own" }).check();
  await dialog.getByRole("textbox", { name: "Use my own" }).fill("whsec_short");
  await dialog.getByRole("button", { name: "Rotate", exact: true }).click();
  await expect(dialog.getByText("Write whsec_ and the Base64 of 24 to 64 random bytes.")).toBeVisible();
  await dialog.getByRole("radio", { name: "Make one for me" }).check();
  await dialog.getByRole("button", { name: "1 hour" }).click();
  await dialog.getByRole("button", { name: "Rotate", exact: true }).click();
  await expect(dialog.getByText("The new secret signs now")).toBeVisible();
  const current = await dialog.getByText(/^whsec_[A-Za-z0-9+/=]+$/).innerText();
  expect(current).not.toBe(old);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText(/The previous secret also signs until/)).toBeVisible();

  await send();
  expect([accepts(old), accepts(current)]).toEqual([true, true]);

  await page.getByRole("button", { name: "End now…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "End now" }).click();
  await expect(page.getByText(/The previous secret also signs until/)).toBeHidden();
  await send();
  expect([accepts(old), accepts(current)]).toEqual([false, true]);

  await page.getByText("Verify signatures in your code").click();
  await page.getByRole("button", { name: "Python" }).click();
  const example = page.getByRole("region", { name: "Python example" });
  await expect(example).toContainText('os.environ["WEBHOOK_SECRET"]');
  await page.getByRole("button", { name: "Insert my secret" }).click();
  await expect(example).toContainText(current);
  await page.getByRole("button", { name: "Take it out" }).click();
  await expect(example).not.toContainText(current);
  // The choice of language is remembered.
  await page.reload();
  await page.getByText("Verify signatures in your code").click();
  await expect(page.getByRole("region", { name: "Python example" })).toBeVisible();
  receiver.release();
});

import { expect, test } from "@playwright/test";
import { makeDemo } from "@/e2e/support/demo";
import { publish } from "@/e2e/support/publish";
import { signIn } from "@/e2e/support/sign-in";
import { Receiver } from "@/lib/testing/receiver";

test("a developer disables an endpoint from its menu, undoes it, and does the same from the list", async ({ page, request }) => {
  const receiver = await new Receiver().listen();
  const demo = await makeDemo();
  const created = await request.post(`${demo.url}/api/v1/webhooks`, {
    headers: { authorization: `Bearer ${demo.apiKey}` },
    data: { url: receiver.url, eventTypes: ["company.deleted"] },
  });
  const { id } = (await created.json()) as { id: string };
  const isDisabled = async () => {
    const answer = await request.get(`${demo.url}/api/v1/webhooks/${id}`, { headers: { authorization: `Bearer ${demo.apiKey}` } });
    return ((await answer.json()) as { disabled: boolean }).disabled;
  };
  await signIn(page, demo);
  await page.goto(`${demo.url}/monitor/events/endpoints/${id}`);

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Disable" }).click();
  await expect(page.getByText("This endpoint is disabled", { exact: true })).toBeVisible();
  await expect.poll(isDisabled).toBe(true);
  await publish(demo, { eventType: "company.deleted", payload: {} });

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("This endpoint is disabled", { exact: true })).toBeHidden();
  await expect.poll(isDisabled).toBe(false);
  await publish(demo, { eventType: "company.deleted", payload: {} });
  await expect.poll(() => receiver.requests.length).toBe(1); // not the one from while it was disabled

  await page.goto(`${demo.url}/monitor/events`);
  const row = page.getByRole("row").filter({ hasText: new URL(receiver.url).host });
  await row.getByRole("button", { name: /^Actions for/ }).click();
  await page.getByRole("menuitem", { name: "Disable" }).click();
  await expect(row.getByText("By a person")).toBeVisible();
  await expect.poll(isDisabled).toBe(true);
  await row.getByRole("button", { name: /^Actions for/ }).click();
  await page.getByRole("menuitem", { name: "Enable" }).click();
  await expect(row.getByText("Active")).toBeVisible();
  await expect.poll(isDisabled).toBe(false);
  receiver.release();
});

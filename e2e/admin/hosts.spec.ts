import { expect, test } from "@playwright/test";
import { addEndpoint } from "@/e2e/support/add-endpoint";
import { makeDemo } from "@/e2e/support/demo";
import { signInAsOperator } from "@/e2e/support/operator";
import { publish } from "@/e2e/support/publish";
import { Receiver } from "@/lib/testing/receiver";

test("an operator sees a failing host's breaker open and closes it by hand, and deliveries go on", async ({ page }) => {
  test.setTimeout(120_000);
  const demo = await makeDemo();
  const receiver = await new Receiver().listen();
  let healthy = false;
  const delivered = new Set<unknown>();
  receiver.answer = (request, response) => {
    if (healthy) delivered.add(request.headers["webhook-id"]);
    response.writeHead(healthy ? 200 : 503).end();
  };
  await addEndpoint(demo, receiver.url, ["company.deleted"]);
  await signInAsOperator(page, demo);
  await page.goto(`${demo.url}/admin/hosts`);
  const { messageIds } = await publish(demo, { events: Array.from({ length: 30 }, () => ({ eventType: "company.deleted", payload: {} })) });

  const { host } = new URL(receiver.url);
  const row = page.getByRole("row").filter({ hasText: host });
  await expect(row.getByText("Open", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(row.getByText(/503 Service Unavailable \(\d+\)/)).toBeVisible();
  healthy = true;
  await row.getByRole("button", { name: /^Close the breaker/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Close breaker" }).click();
  await expect(dialog.getByText(/^Say why/)).toBeVisible();
  await dialog.getByLabel("Reason").fill("They have restarted their server.");
  await dialog.getByRole("button", { name: "Close breaker" }).click();
  await expect(page.getByText("Breaker closed: deliveries go on.")).toBeVisible();
  await expect.poll(() => delivered.size, { timeout: 30_000 }).toBe(messageIds.length);

  await page.getByRole("button", { name: /^All/ }).click();
  await page.getByRole("searchbox", { name: "Host" }).fill(host);
  await expect(row.getByText(/Closed|Failing/)).toBeVisible();
  await row.getByRole("button", { name: /^Open the breaker/ }).click();
  await dialog.getByLabel("Reason").fill("They move to another data centre.");
  await dialog.getByRole("button", { name: "Open breaker" }).click();
  await expect(row.getByText(/By hand, Olive Operator: They move/)).toBeVisible();

  await page.goto(`${demo.url}/settings/audit-log`);
  await expect(page.getByText("Host’s circuit breaker opened by hand").first()).toBeVisible();
  receiver.release();
});

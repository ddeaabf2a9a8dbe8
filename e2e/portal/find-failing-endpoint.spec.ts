import { expect, test } from "@playwright/test";
import { addEndpoint, callApi } from "@/e2e/support/add-endpoint";
import { makeDemo } from "@/e2e/support/demo";
import { publish } from "@/e2e/support/publish";
import { signIn } from "@/e2e/support/sign-in";
import { Receiver } from "@/lib/testing/receiver";

test("a developer sees in Activity which endpoint fails and why, and lands among its messages", async ({ page }) => {
  const demo = await makeDemo();
  const receiver = await new Receiver().listen();
  receiver.answer = (_, response) => response.writeHead(503).end("later");
  const id = await addEndpoint(demo, receiver.url, ["expenses.sync.unsuccessful"]);
  await signIn(page, demo);
  await page.goto(`${demo.url}/monitor/events/activity?endpoint=${id}`);
  await expect(page.getByRole("heading", { name: "No attempts in this time" })).toBeVisible();

  await publish(demo, { eventType: "expenses.sync.unsuccessful", payload: {} });
  const failing = page.getByRole("region", { name: "Endpoints that fail most" }); // comes by itself
  const row = failing.getByRole("row").filter({ hasText: new URL(receiver.url).host });
  await expect(row).toContainText("503 Service Unavailable");
  await expect(row).toContainText("100.0%");

  const chart = page.getByRole("slider", { name: "Attempts over time, by outcome" });
  await chart.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(chart).toHaveAttribute("aria-valuetext", /Failed [1-9].*Not over yet/);
  await page.getByRole("button", { name: "Show as table: Attempts" }).click();
  await expect(page).toHaveURL(/table=attempts/);
  await expect(page.getByRole("region", { name: "Attempts" }).getByRole("rowheader").first()).toBeVisible();

  await row.getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/monitor/events/logs\\?status=Attempting&endpoint=${id}&since=`));
  await expect(page.getByRole("row").filter({ hasText: "expenses.sync.unsuccessful" }).first()).toBeVisible();
  await callApi(demo, "DELETE", `/webhooks/${id}`);
  receiver.release();
});

test("dragging over the chart chooses a time, and Back returns from it", async ({ page }) => {
  const demo = await makeDemo();
  const receiver = await new Receiver().listen();
  const id = await addEndpoint(demo, receiver.url, ["expenses.sync.successful"]);
  await publish(demo, { eventType: "expenses.sync.successful", payload: {} });
  await expect.poll(() => receiver.requests.length).toBe(1);
  await signIn(page, demo);
  await page.goto(`${demo.url}/monitor/events/activity?range=24h&endpoint=${id}`);
  const box = await page.getByRole("slider").first().boundingBox();
  if (!box) throw new Error("The chart is not on the page.");
  await page.mouse.move(box.x + box.width * 0.8, box.y + 50);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, box.y + 50, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/since=.*until=/);
  await expect(page.getByRole("button", { name: "Clear the custom time" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("button", { name: "24 h" })).toHaveAttribute("aria-pressed", "true");
  await callApi(demo, "DELETE", `/webhooks/${id}`);
  receiver.release();
});

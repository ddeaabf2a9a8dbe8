import { expect, test } from "@playwright/test";
import { makeDemo } from "@/e2e/support/demo";
import { signInAsOperator } from "@/e2e/support/operator";
import { workerPid } from "@/e2e/support/worker-pid";

test("an operator sees who works, that a killed worker is gone, and the one that took its place", async ({ page }) => {
  test.setTimeout(120_000);
  const demo = await makeDemo();
  await signInAsOperator(page, demo);
  await page.goto(`${demo.url}/admin/deliveries`);
  const processes = page.getByRole("region", { name: "Processes" });
  const killed = workerPid();
  const rowOf = (pid: number) => processes.getByRole("row").filter({ hasText: `pid ${pid}` });
  await expect(rowOf(killed).getByText("Running")).toBeVisible({ timeout: 20_000 });
  await expect(processes.getByRole("row").filter({ hasText: "Web on" }).getByText("Running")).toBeVisible();
  process.kill(killed, "SIGKILL");
  await expect.poll(workerPid, { timeout: 30_000 }).not.toBe(killed);
  await expect(rowOf(workerPid()).getByText("Running")).toBeVisible({ timeout: 30_000 });
  await expect(rowOf(killed).getByText("Gone")).toBeVisible({ timeout: 45_000 });
});

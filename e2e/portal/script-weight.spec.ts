import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { readDemo } from "@/e2e/support/demo";
import { signIn } from "@/e2e/support/sign-in";

const BUDGET_BYTES = 200 * 1_024;

test("the first load of Endpoints needs at most 200 KB of compressed script", async ({ page, context }) => {
  const demo = readDemo();
  await signIn(page, demo);
  await page.close();

  // A first visit: signed in, with nothing in the cache.
  const first = await context.newPage();
  const scripts = new Map<string, Promise<number>>();
  first.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    // Compressed here, so that the figure is the same whichever encoding the server and the browser agree on.
    scripts.set(
      response.url(),
      response.body().then((body) => gzipSync(body).length),
    );
  });
  await first.goto(`${demo.url}/monitor/events`, { waitUntil: "networkidle" });
  await expect(first.getByRole("heading", { name: "Events" })).toBeVisible();
  const sizes = await Promise.all(scripts.values());
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(
    `First load of Endpoints: ${(total / 1_024).toFixed(1)} KB of script in ${sizes.length} files (budget ${BUDGET_BYTES / 1_024} KB)`,
  );
  // A page that loads no script at all would pass the budget by being broken.
  expect(sizes.length).toBeGreaterThan(3);
  expect(total).toBeLessThanOrEqual(BUDGET_BYTES);
});

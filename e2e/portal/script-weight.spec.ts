import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { addEndpoint } from "@/e2e/support/add-endpoint";
import { makeDemo } from "@/e2e/support/demo";
import { onDatabase } from "@/e2e/support/person";
import { signIn } from "@/e2e/support/sign-in";

const BUDGET_BYTES = 200 * 1_024;

test("the first load of Endpoints needs at most 200 KB of compressed script", async ({ page, context }) => {
  const demo = await makeDemo();
  // Banners are part of the first load, and what their links lead to is not.
  const id = await addEndpoint(demo, "http://127.0.0.1:9/gone", ["company.created"]);
  await onDatabase("update consumers set disabled_at = now(), disabled_reason = 'gone' where id = $1", [id]);
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
  await expect(first.getByRole("link", { name: "127.0.0.1:9/gone" }).first()).toBeVisible();
  const weighed = await Promise.all([...scripts].map(async ([url, size]) => ({ file: new URL(url).pathname, size: await size })));
  const sizes = weighed.map(({ size }) => size);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(
    `First load of Endpoints: ${(total / 1_024).toFixed(1)} KB of script in ${sizes.length} files (budget ${BUDGET_BYTES / 1_024} KB)`,
  );
  // A page that loads no script at all would pass the budget by being broken.
  expect(sizes.length).toBeGreaterThan(3);
  const heaviestFirst = weighed.sort((one, other) => other.size - one.size).map(({ file, size }) => `${size} ${file}`);
  expect(total, heaviestFirst.join("\n")).toBeLessThanOrEqual(BUDGET_BYTES);
});

import { expect, test } from "@playwright/test";
import { makeDemo } from "@/e2e/support/demo";
import { addPerson } from "@/e2e/support/person";
import { adminPages } from "@/e2e/support/route-pages";
import { signIn } from "@/e2e/support/sign-in";

test("to someone who is no operator, no page of /admin is there, and nothing tells of it", async ({ page }) => {
  const demo = await makeDemo();
  await signIn(page, await addPerson(demo, "Administrator"));
  await expect(page.getByRole("link", { name: "Admin", exact: true })).toHaveCount(0);
  for (const path of await adminPages(demo)) {
    const answer = await page.goto(demo.url + path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing here" }), path).toBeVisible();
    expect(await page.locator("body").innerText(), path).not.toContain("All clients");
    await expect(page, path).toHaveTitle("Postrider");
  }
});

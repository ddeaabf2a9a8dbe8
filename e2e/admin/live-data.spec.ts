import { expect, test } from "@playwright/test";
import { makeDemo } from "@/e2e/support/demo";
import { addPerson } from "@/e2e/support/person";
import { signIn } from "@/e2e/support/sign-in";

test("to someone who is no operator the live data of /admin is not there, and to nobody it is refused", async ({ page }) => {
  const demo = await makeDemo();
  await signIn(page, await addPerson(demo, "Administrator"));
  for (const path of ["deliveries", "hosts?trouble=true", "retention"]) {
    expect((await page.request.get(`${demo.url}/admin/live/${path}`)).status()).toBe(404);
  }
  await page.context().clearCookies();
  expect((await page.request.get(`${demo.url}/admin/live/deliveries`)).status()).toBe(401);
});

import { expect, test } from "@playwright/test";
import { addCompany, addEndpoint } from "@/e2e/support/add-endpoint";
import { signInAsAnalyst } from "@/e2e/support/analyst";
import { makeDemo } from "@/e2e/support/demo";
import { portalPages } from "@/e2e/support/portal-pages";
import { publish } from "@/e2e/support/publish";
import { Receiver } from "@/lib/testing/receiver";

test("an analyst looks at everything and can change nothing", async ({ page }) => {
  test.setTimeout(180_000);
  const demo = await makeDemo();
  const receiver = await new Receiver().listen();
  const webhookId = await addEndpoint(demo, receiver.url, ["company.deleted"]);
  const planted = `planted-${Date.now()}`;
  const headers = { authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" };
  const body = JSON.stringify({ headers: { Authorization: planted } });
  expect((await fetch(`${demo.url}/api/v1/webhooks/${webhookId}/headers`, { method: "PATCH", headers, body })).ok).toBe(true);
  const { key: secret } = await (await fetch(`${demo.url}/api/v1/webhooks/${webhookId}/secret`, { headers })).json();
  expect(secret).toMatch(/^whsec_/);
  const secrets = [planted, secret.slice("whsec_".length), demo.apiKey, demo.operatorApiKey];
  const { messageId } = await publish(demo, { eventType: "company.deleted", payload: {} });
  const companyId = await addCompany(demo);
  await signInAsAnalyst(page, demo);

  for (const [title, path] of portalPages({ webhookId, messageId, companyId })) {
    await page.goto(demo.url + path);
    await expect(page.locator("#content"), title).toBeVisible();
    await expect(page.getByRole("heading", { name: "This page could not be loaded" }), title).toBeHidden();
    const content = await page.content();
    expect(content, title).not.toMatch(/whsec_[A-Za-z0-9+/=]{20}/);
    for (const secret of secrets) expect(content, title).not.toContain(secret);
  }

  await page.goto(`${demo.url}/monitor/events`);
  await expect(page.getByRole("button", { name: "Add endpoint" })).toBeDisabled();
  await expect(page.getByText("Needs the Developer role").first()).toBeVisible();
  await page.goto(`${demo.url}/monitor/events/endpoints/new`);
  await expect(page.getByText("You can look, not change")).toBeVisible();
  await page.goto(`${demo.url}/monitor/events/endpoints/${webhookId}`);
  await expect(page.getByText("Developers and Administrators can see it").first()).toBeVisible();
  await page.getByRole("button", { name: "More actions" }).click();
  for (const name of [/^Disable/, /^Delete/]) {
    await expect(page.getByRole("menuitem", { name })).toHaveAttribute("aria-disabled", "true");
  }
  await page.goto(`${demo.url}/monitor/events/catalogue?type=company.deleted`);
  for (const name of ["Send an example to…", "Add endpoint for this type"]) await expect(page.getByRole("button", { name })).toBeDisabled();
  await page.goto(`${demo.url}/settings/webhooks`);
  for (const name of ["Configure consumer", /key/]) await expect(page.locator("#content").getByRole("button", { name })).toBeDisabled();

  // What the pages do not offer, the server does not do.
  const answers = await page.evaluate(async (id) => {
    const ask = (method: string, path: string) => fetch(`/api/v1${path}`, { method }).then(({ status }) => status);
    return [await ask("GET", `/webhooks/${id}/secret`), await ask("DELETE", `/webhooks/${id}`), await ask("GET", `/webhooks/${id}`)];
  }, webhookId);
  expect(answers).toEqual([403, 403, 200]);
  receiver.release();
});

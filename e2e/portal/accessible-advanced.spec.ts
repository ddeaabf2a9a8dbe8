import { expect, type Page, test } from "@playwright/test";
import { addEndpoint, callApi } from "@/e2e/support/add-endpoint";
import { type Demo, makeDemo } from "@/e2e/support/demo";
import { expectAccessible } from "@/e2e/support/expect-accessible";
import { signIn } from "@/e2e/support/sign-in";
import { makeCertificate } from "@/lib/testing/certificate";

const CODE = `/** @param {Webhook} webhook */
function handler(webhook) {
  if (webhook.payload.broken) webhook.missing.part = 1;
  webhook.method = "PUT";
  webhook.payload = { company: webhook.payload.payload.name };
  console.log("sent", webhook.payload.company);
  return webhook;
}
`;

/** An endpoint with something in every section. */
async function addFullEndpoint(demo: Demo): Promise<string> {
  const more = { rateLimit: 20, companyTags: ["tier:silver", "region:ie"] };
  const id = await addEndpoint(demo, "https://example.com/full", ["company.created"], more);
  const { keyPem, pem } = makeCertificate({ name: "postrider.client.example" });
  await callApi(demo, "PUT", `/webhooks/${id}/headers`, { headers: { Authorization: "Bearer 1", "X-Client-Id": "42" } });
  await callApi(demo, "PUT", `/webhooks/${id}/mtls`, { pem: `${keyPem}\n${pem}` });
  await callApi(demo, "PUT", `/webhooks/${id}/transformation`, { code: CODE, enabled: true });
  return id;
}

/** Every form of the page, with something wrong in it. */
async function makeMistakes(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Add header" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).last().fill("Transfer-Encoding");
  await page.getByRole("textbox", { name: "Value of Transfer-Encoding" }).fill("chunked");
  await page.getByRole("button", { name: "Paste many…" }).click();
  await page.getByLabel("Headers, a line each").fill("no colon");
  await page.getByRole("button", { name: "Add these headers" }).click();
  await page.getByRole("textbox", { name: "Messages a second" }).fill("0");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Replace…" }).click();
  await page.getByLabel("Private key and certificate").fill("nothing");
  await page.getByRole("button", { name: "Save certificate" }).click();
  await expect(page.getByText("This is no PEM text", { exact: false })).toBeVisible();
  await expect(page.getByText(/^Transfer-Encoding is set by the delivery itself/)).toBeVisible();
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`an endpoint's settings and its transformation are accessible with content, in ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(150_000);
    const context = await browser.newContext({ colorScheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    const demo = await makeDemo();
    const id = await addFullEndpoint(demo);
    await signIn(page, demo);
    await page.goto(`${demo.url}/monitor/events/endpoints/${id}/advanced`);
    await expect(page.getByText("CN=postrider.client.example").first()).toBeVisible();
    await expectAccessible(page, "advanced, full");
    await makeMistakes(page);
    await expectAccessible(page, "advanced, with mistakes");

    await page.goto(`${demo.url}/monitor/events/endpoints/${id}/transformation`);
    const run = page.getByRole("button", { name: "Run" });
    await expect(run).toBeEnabled();
    await run.click();
    const changed = page.getByRole("region", { name: "What the code changed" });
    await expect(changed).toContainText("company", { timeout: 30_000 });
    await expectAccessible(page, "transformation, with a result");
    await context.close();
  });
}

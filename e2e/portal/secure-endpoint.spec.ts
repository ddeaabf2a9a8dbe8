import { expect, type Page, test } from "@playwright/test";
import { type Demo, makeDemo } from "@/e2e/support/demo";
import { publish } from "@/e2e/support/publish";
import { signIn } from "@/e2e/support/sign-in";
import { makeCertificate } from "@/lib/testing/certificate";
import { Receiver } from "@/lib/testing/receiver";

async function openAdvanced(page: Page, demo: Demo, url: string): Promise<void> {
  const created = await fetch(`${demo.url}/api/v1/webhooks`, {
    method: "POST",
    headers: { authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ url, eventTypes: ["company.created"] }),
  });
  expect(created.status).toBe(201);
  const { id } = (await created.json()) as { id: string };
  await signIn(page, demo);
  await page.goto(`${demo.url}/monitor/events/endpoints/${id}/advanced`);
}

/** That no line of a key is anywhere on the page, nor in what a reload brings. */
async function expectForgotten(page: Page, keyPem: string): Promise<void> {
  const lines = keyPem.split("\n").filter((line) => line !== "" && !line.startsWith("-----"));
  const typed = await page.locator("input, textarea").evaluateAll((fields) => fields.map((one) => (one as HTMLInputElement).value));
  const reloaded = await page.request.get(page.url());
  for (const text of [await page.content(), typed.join("\n"), await reloaded.text()]) {
    for (const line of lines) expect(text).not.toContain(line);
  }
}

test("a developer adds custom headers, a reserved one is refused on its row, and the receiver gets the others", async ({ page }) => {
  test.setTimeout(90_000);
  const demo = await makeDemo();
  const receiver = await new Receiver().listen();
  await openAdvanced(page, demo, receiver.url);

  await page.getByRole("button", { name: "Add header" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Transfer-Encoding");
  await page.getByRole("textbox", { name: "Value of Transfer-Encoding" }).fill("chunked");
  await page.getByRole("button", { name: "Save headers" }).click();
  await expect(page.getByText(/^Transfer-Encoding is set by the delivery itself/)).toBeVisible();
  await page.getByRole("button", { name: "Remove Transfer-Encoding" }).click();

  await page.getByRole("button", { name: "Paste many…" }).click();
  await page.getByLabel("Headers, a line each").fill("Authorization: Bearer of good news\nX-Client-Id: 42");
  await page.getByRole("button", { name: "Add these headers" }).click();
  await page.getByRole("button", { name: "Save headers" }).click();
  await expect(page.getByText("Headers saved")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Value of Authorization, hidden" })).toHaveValue(/^•+$/);
  await expect(page.getByText("good news")).toHaveCount(0);

  await publish(demo, { eventType: "company.created", payload: { n: 1 } });
  await expect.poll(() => receiver.requests.length).toBe(1);
  expect(receiver.requests[0]?.headers).toMatchObject({ authorization: "Bearer of good news", "x-client-id": "42" });

  await page.getByRole("button", { name: "Remove X-Client-Id" }).click();
  await page.getByRole("button", { name: "Save headers" }).click();
  // While it saves, the button has another name and is still there; what discards goes with it once all is saved.
  await expect(page.getByRole("button", { name: "Discard changes" })).toHaveCount(0);
  await publish(demo, { eventType: "company.created", payload: { n: 2 } });
  await expect.poll(() => receiver.requests.length).toBe(2);
  expect(receiver.requests[1]?.headers["x-client-id"]).toBeUndefined();
  receiver.release();
});

test("a developer configures mTLS: a key of another certificate is refused, a pair becomes a card, and is removed again", async ({
  page,
}) => {
  test.setTimeout(90_000);
  const demo = await makeDemo();
  await openAdvanced(page, demo, "https://example.com/mutual");
  const [own, other] = [makeCertificate({ name: "postrider.client.example" }), makeCertificate({ name: "other.example" })];

  await page.getByRole("button", { name: "Configure mTLS…" }).click();
  const field = page.getByLabel("Private key and certificate");
  await field.fill(`${other.keyPem}\n${own.pem}`);
  await page.getByRole("button", { name: "Save certificate" }).click();
  await expect(page.getByText("The private key belongs to another certificate.", { exact: false })).toBeVisible();
  await expect(field).toHaveAttribute("aria-invalid", "true");

  await field.fill(`${own.keyPem}\n${own.pem}`);
  await page.getByRole("button", { name: "Save certificate" }).click();
  const card = page.getByRole("region", { name: "Client certificate" });
  await expect(card.getByText("CN=postrider.client.example").first()).toBeVisible();
  await expect(card.getByText("Expires today")).toBeVisible();
  await expect(card.getByText(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)).toBeVisible();
  await expect(field).toHaveCount(0);
  await expectForgotten(page, own.keyPem);

  await card.getByRole("button", { name: "Remove…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove certificate" }).click();
  await expect(card.getByText("No certificate is presented.")).toBeVisible();
});

import { expect, test } from "@playwright/test";
import { Webhook } from "svix";
import { makeDemo } from "@/e2e/support/demo";
import { readMail } from "@/e2e/support/mail-server";
import { publish } from "@/e2e/support/publish";
import { signIn } from "@/e2e/support/sign-in";
import { Receiver } from "@/lib/testing/receiver";

test("an endpoint that answers 410 is disabled: the banner says so, another endpoint is told, signed, and the mail comes until it is turned off", async ({
  page,
  request,
}) => {
  const demo = await makeDemo();
  const [gone, listening] = [await new Receiver().listen(), await new Receiver().listen()];
  gone.answer = (_, response) => response.writeHead(410).end();
  const headers = { authorization: `Bearer ${demo.apiKey}` };
  const add = async (url: string, eventTypes: string[]) => {
    const created = await request.post(`${demo.url}/api/v1/webhooks`, { headers, data: { url, eventTypes } });
    return ((await created.json()) as { id: string }).id;
  };
  const id = await add(gone.url, ["bills.write.successful"]);
  const listener = await add(listening.url, ["webhook.disabled"]);
  const secret = (await (await request.get(`${demo.url}/api/v1/webhooks/${listener}/secret`, { headers })).json()) as { key: string };

  await signIn(page, demo);
  await publish(demo, { eventType: "bills.write.successful", payload: {} });

  await expect(
    page.getByText("It answered 410 Gone, so we stopped sending.").or(page.getByText("were disabled automatically")),
  ).toBeVisible();
  const about = () => listening.requests.find(({ body }) => body.toString().includes(id));
  await expect.poll(about, { timeout: 15_000 }).toBeDefined();
  const { body, headers: sent } = about() ?? { body: "", headers: {} };
  const event = new Webhook(secret.key).verify(body.toString(), sent) as { eventType: string; payload: object };
  expect(event).toMatchObject({ eventType: "webhook.disabled", payload: { webhookId: id, reason: "gone", url: gone.url } });

  const mail = await readMail(demo.email, `${new URL(gone.url).host}/in was disabled`);
  expect(mail).toContain(`${demo.url}/monitor/events/endpoints/${id}`);

  await page.goto(`${demo.url}/settings/webhooks`);
  const wanted = page.getByRole("switch", { name: /^Mail me about the endpoints of/ });
  await expect(wanted).toBeChecked();
  await wanted.click();
  await expect(page.getByText("Your choice is saved.")).toBeVisible();
  await page.reload();
  await expect(wanted).not.toBeChecked();
  await wanted.click();
  await expect(wanted).toBeChecked();

  for (const one of [id, listener]) await request.delete(`${demo.url}/api/v1/webhooks/${one}`, { headers });
  gone.release();
  listening.release();
});

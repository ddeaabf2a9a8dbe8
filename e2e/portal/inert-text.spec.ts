import { randomBytes, randomUUID } from "node:crypto";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { type Demo, makeDemo } from "@/e2e/support/demo";
import { addClient, addPerson, onDatabase, type Person } from "@/e2e/support/person";
import { portalPages } from "@/e2e/support/portal-pages";
import { signIn } from "@/e2e/support/sign-in";
import { hashKey } from "@/lib/api-keys/generate-key";
import { Receiver } from "@/lib/testing/receiver";
import { hashToken } from "@/lib/users/one-time-token";

// What others wrote is text on every page, whatever it looks like. Each field is planted with elements that would run, and that
// would be found by their class.

const RUN = "window.pwned=1;alert(1)";
/** Fits the shortest names. */
const SHORT = '"><img class=planted src=x onerror=pwned=1>{{7*7}}';
const LONG = `${SHORT}<script class="planted">${RUN}</script><svg class=planted onload="${RUN}">\${7*7}</textarea></title>javascript:${RUN}`;
/** Turns what follows it round; a letter without width beside it. */
const TURNED = "\u202egnp.\u200b";
/** A query of a URL may hold all but spaces. */
const IN_URL = `"><svg/class=planted/onload=${RUN}><a/class=planted/href=javascript:${RUN}>`;
const PAYLOAD = { [LONG]: LONG, html: `${TURNED}${LONG}`, link: `javascript:${RUN}`, list: [LONG] };

/** A client named like an attack, with someone named so who operates the service too, and a key for it. */
async function addTarget(demo: Demo): Promise<{ person: Person; key: string }> {
  const clientId = await addClient(SHORT);
  const person = await addPerson({ ...demo, clientId }, "Administrator", SHORT);
  const key = `test_${randomBytes(32).toString("base64url")}`;
  await onDatabase("update users set is_operator = true where id = $1", [person.userId]);
  await onDatabase("insert into api_keys (id, client_id, name, prefix, hash, scopes) values ($1, $2, $3, 'test_', $4, $5)", [
    randomUUID(),
    clientId,
    SHORT,
    hashKey(key),
    ["webhooks:manage", "events:publish", "read"],
  ]);
  return { person, key };
}

async function plantEventType(name: string): Promise<void> {
  await onDatabase(
    `insert into event_types (name, "group", description_en, description_fr, payload_schema, examples, created_by, modified_by)
     values ($1, $2, $3, $3, $4, $5, 'system', 'system')`,
    [
      name,
      SHORT,
      LONG,
      JSON.stringify({ type: "object", title: LONG, properties: { [SHORT]: { type: "string", description: LONG } } }),
      JSON.stringify([{ name: SHORT, payload: PAYLOAD }]),
    ],
  );
  await onDatabase("notify postrider_event_types", []);
}

async function plantInvitation(person: Person, token: string): Promise<void> {
  await onDatabase(
    `insert into invitations (id, client_id, email, role, token_hash, created_by, created_by_name, expires)
     values ($1, $2, $3, 'Developer', $4, 'system', $5, now() + interval '1 day')`,
    [randomUUID(), person.clientId, `"<img/class=planted>"@${randomUUID()}.example`, hashToken(token), SHORT],
  );
}

/** What ran, and what became an element or a link that would. */
async function watch(context: BrowserContext): Promise<{ dialogs: string[]; planted: (page: Page) => Promise<string[]> }> {
  const dialogs: string[] = [];
  context.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const planted = (page: Page) =>
    page.evaluate(() => {
      const links = [...document.querySelectorAll("[href], [src], [action], [formaction]")].filter((one) =>
        ["href", "src", "action", "formaction"].some((name) => /^\s*(javascript|data:text\/html)/i.test(one.getAttribute(name) ?? "")),
      );
      const handlers = [...document.querySelectorAll("*")].filter((one) => one.getAttributeNames().some((name) => name.startsWith("on")));
      const ran = "pwned" in window ? ["a script ran"] : [];
      return [...document.querySelectorAll(".planted"), ...links, ...handlers].map((one) => one.outerHTML.slice(0, 200)).concat(ran);
    });
  return { dialogs, planted };
}

/** Asks the API with a key of the target's. */
async function ask<T>(demo: Demo, key: string, method: string, path: string, body: object): Promise<T> {
  const answer = await fetch(`${demo.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.ok, `${method} ${path} answered ${answer.status}`).toBe(true);
  return (await answer.json()) as T;
}

async function hostileReceiver(): Promise<Receiver> {
  const receiver = await new Receiver().listen();
  receiver.answer = (_, response) => {
    response.writeHead(500, "<img class=planted>", { "content-type": "text/html", "x-planted": LONG, location: `javascript:${RUN}` });
    response.end(`<html>${TURNED}${LONG}</html>`);
  };
  return receiver;
}

interface Planted {
  person: Person;
  /** Where the pages are that portalPages does not know. */
  more: [title: string, path: string][];
  shown: { webhookId: string; messageId: string; companyId: string };
  invitation: string;
}

async function plant(demo: Demo, receiver: Receiver): Promise<Planted> {
  const { person, key } = await addTarget(demo);
  const eventType = `planted.x${randomBytes(4).toString("hex")}`;
  const invitation = randomBytes(32).toString("base64url");
  await plantEventType(eventType);
  await plantInvitation(person, invitation);
  const tags = { "<img class=planted>": SHORT };
  const { id: companyId } = await ask<{ id: string }>(demo, key, "POST", "/companies", { name: SHORT, description: LONG, tags });
  const more = { eventTypes: [eventType], description: `${TURNED}${LONG}`, companyTags: [`<img class=planted>:${SHORT}`] };
  const endpoint = { url: `${receiver.url}?q=${IN_URL}`, ...more };
  // The type comes to the web process by a notification.
  const known = async () => (await fetch(`${demo.url}/api/v1/eventTypes/${eventType}`, { headers: { authorization: `Bearer ${key}` } })).ok;
  await expect.poll(known).toBe(true);
  const { id: webhookId } = await ask<{ id: string }>(demo, key, "POST", "/webhooks", endpoint);
  await ask(demo, key, "PUT", `/webhooks/${webhookId}/headers`, { headers: { "X-'planted'": SHORT } });
  const { id: throwing } = await ask<{ id: string }>(demo, key, "POST", "/webhooks", endpoint);
  const { url } = await ask<{ url: string }>(demo, key, "POST", `/webhooks/${throwing}/inbox`, {});
  await ask(demo, key, "PATCH", `/webhooks/${throwing}`, { url });
  const code = `function handler(webhook) { console.log(${JSON.stringify(LONG)}); throw new Error(${JSON.stringify(LONG)}); } // ${LONG}`;
  await ask(demo, key, "PUT", `/webhooks/${throwing}/transformation`, { code, enabled: true });
  await fetch(`${url}?q=${encodeURIComponent(LONG)}`, { method: "PUT", body: LONG, headers: { "x-planted": LONG } });
  const event = { eventType, companyId, payload: PAYLOAD };
  const { results } = await ask<{ results: { messageId: string }[] }>(demo, key, "POST", "/events", event);
  await onDatabase(
    `insert into host_breakers (client_id, host, "window", modified, open_until, hand_until, hand_reason, hand_by)
     select client_id, 'closed.example:443', '[]', now(), now() + interval '1 hour', now() + interval '1 hour', $2, $2 from consumers where id = $1`,
    [webhookId, SHORT],
  );
  await onDatabase("insert into clients (id, name, suspended_at, suspended_reason) values ($1, $2, now(), $2)", [randomUUID(), SHORT]);
  const endpoints = `/monitor/events/endpoints/${throwing}`;
  return {
    person,
    invitation,
    shown: { webhookId, messageId: results[0]?.messageId ?? "", companyId },
    more: [
      ["own event type", `/monitor/events/catalogue?type=${eventType}`],
      ["testing with its inbox", `${endpoints}/testing`],
      ["failing transformation", endpoints],
      ["transformation", `${endpoints}/transformation`],
      ["service", "/admin"],
      ["clients", "/admin/clients"],
      ["client", `/admin/clients/${person.clientId}`],
      ["deliveries of all", "/admin/deliveries"],
      ["hosts", "/admin/hosts?show=all"],
      ["own event types", "/admin/event-types"],
      ["own event type's form", `/admin/event-types/${eventType}`],
      ["log of all", "/admin/audit"],
      ["system", "/admin/system"],
    ],
  };
}

/** Pages on which nothing of anybody's stands. */
const IMPERSONAL = ["account", "API reference", "nothing there", "system", "event type", "catalogue", "activity as tables", "activity"];

test("what others wrote is text on every page: it runs nothing and becomes no element", async ({ page, context }) => {
  test.setTimeout(150_000);
  const demo = await makeDemo();
  const receiver = await hostileReceiver();
  const { person, shown, more, invitation } = await plant(demo, receiver);
  await expect.poll(() => receiver.requests.length, { timeout: 20_000 }).toBeGreaterThan(0);
  const { dialogs, planted } = await watch(context);
  // The watch sees what it should: the same text as markup.
  const proof = await context.newPage();
  await proof.setContent(LONG);
  expect(await planted(proof)).not.toEqual([]);
  await expect.poll(() => dialogs.length).toBeGreaterThan(0);
  await proof.close();
  dialogs.length = 0;
  await page.goto(`${demo.url}/invitation/${invitation}`);
  await expect(page.getByText("{{7*7}}").first()).toBeVisible();
  expect(await planted(page), "invitation").toEqual([]);
  await signIn(page, person);
  for (const [title, path] of [...portalPages(shown), ...more]) {
    await page.goto(demo.url + path);
    await expect(page.getByRole("main")).toBeVisible();
    if (!IMPERSONAL.includes(title)) await expect(page.getByText("{{7*7}}").first(), title).toBeAttached();
    expect(await planted(page), title).toEqual([]);
  }

  // What shows when asked for: an attempt with its answer, and what a run of the code said.
  await page.goto(`${demo.url}/monitor/events/messages/${shown.messageId}`);
  await page.locator('a[href^="?attempt="]').first().click();
  await expect(page.getByRole("dialog").getByText("x-planted")).toBeVisible();
  await expect(page.getByRole("dialog").getByText("<html>", { exact: false }).first()).toBeVisible();
  expect(await planted(page), "attempt").toEqual([]);
  await page.goto(demo.url + (more.find(([title]) => title === "transformation")?.[1] ?? ""));
  await page.getByRole("button", { name: "Run" }).click();
  await expect(page.getByRole("log", { name: "Console" })).toContainText("{{7*7}}");
  expect(await planted(page), "console").toEqual([]);
  expect(dialogs).toEqual([]);
  receiver.release();
});

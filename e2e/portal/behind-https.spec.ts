import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import net from "node:net";
import { type APIRequestContext, expect, test } from "@playwright/test";
import pg from "pg";
import { appDataDir } from "@/e2e/support/data-dir";
import { embeddedDatabaseUrl } from "@/e2e/support/database";
import { type Demo, readDemo } from "@/e2e/support/demo";
import { CALLER, startHttpsProxy } from "@/e2e/support/https-proxy";
import { freePort, type LaunchedApp, launchApp, makeDataDir } from "@/e2e/support/launch-app";
import { onDatabase } from "@/e2e/support/person";
import { signInByForm } from "@/e2e/support/sign-in";
import { scriptsWithoutNonce } from "@/e2e/support/strict-policy";
import { watchPolicy } from "@/e2e/support/watch-policy";
import { DatabaseProxy } from "@/lib/testing/database-proxy";

// The app as it stands in production: behind a proxy that speaks https, and on a database that can be away.

test.describe.configure({ mode: "serial" });
test.use({ ignoreHTTPSErrors: true });

const DATABASE = `behind_https_${randomUUID().slice(0, 8)}`;
const dataDir = makeDataDir("e2e-https");
let network: DatabaseProxy;
let proxy: Awaited<ReturnType<typeof startHttpsProxy>>;
let app: LaunchedApp;
let mailServer: SilentServer;
let demo: Demo;

/** Takes connections, and never says a word. */
class SilentServer {
  connections = 0;
  private readonly server = net.createServer(() => {
    this.connections += 1;
  });

  static async listen(): Promise<SilentServer> {
    const silent = new SilentServer();
    silent.server.listen(0, "127.0.0.1");
    await once(silent.server, "listening");
    return silent;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as net.AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
  }
}

const databaseUrl = () => {
  const url = new URL(embeddedDatabaseUrl(appDataDir()));
  url.pathname = `/${DATABASE}`;
  return url.href;
};

async function ask<T>(connectionString: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test.beforeAll(async () => {
  test.setTimeout(180_000);
  await onDatabase(`create database ${DATABASE}`, []);
  network = await DatabaseProxy.listen(databaseUrl());
  const port = await freePort();
  mailServer = await SilentServer.listen();
  proxy = await startHttpsProxy(port);
  const settings = { APP_URL: proxy.url, TRUST_PROXY: "yes", SMTP_URL: mailServer.url, DATABASE_URL: network.url, DATABASE_TIMEOUT: "3s" };
  app = await launchApp({ dataDir, port, settings });
  demo = readDemo(dataDir);
});
test.afterAll(async () => {
  await app?.stop();
  proxy?.stop();
  mailServer?.close();
  network?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test("cookies that say who someone is are for https, this host and the server alone", async ({ page, context }) => {
  await signInByForm(page, demo);
  const cookies = (await context.cookies()).filter(({ name }) => /session|csrf|callback/.test(name));
  expect(cookies.map(({ name }) => name).sort()).toEqual([
    "__Host-next-auth.csrf-token",
    "__Host-postrider.session",
    "__Secure-next-auth.callback-url",
  ]);
  for (const cookie of cookies)
    expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: "Lax", path: "/", domain: "localhost" });
  const answer = await page.goto(`${demo.url}/account`);
  expect(answer?.headers()["strict-transport-security"]).toContain("max-age=");
  // What is written goes through the proxy too: its Origin and the host it was forwarded for are one.
  await page.getByRole("region", { name: "Language" }).getByRole("button", { name: "Français" }).click();
  await expect(page.getByRole("heading", { name: "Votre compte" })).toBeVisible();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();

  const kept = cookies.find(({ name }) => name === "__Host-postrider.session");
  const asBefore = () => page.request.get(`${demo.url}/api/v1/webhooks`, { headers: { cookie: `${kept?.name}=${kept?.value}` } });
  expect((await asBefore()).status()).toBe(200);
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect((await context.cookies()).filter(({ name }) => name === kept?.name)).toEqual([]);
  expect((await asBefore()).status()).toBe(401);
});

test("asking for a reset link is answered the same and as soon for an account and for none, while the mail server hangs", async ({
  page,
}) => {
  const nobody = `nobody-${demo.email}`;
  await page.goto(`${demo.url}/reset-password`);
  await page.getByLabel("E-mail").fill(nobody);
  const sent = page.waitForRequest((request) => "next-action" in request.headers());
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(page.getByRole("heading", { name: "Look at your mail" })).toBeVisible();
  const request = await sent;
  const { "next-action": action = "", "content-type": type = "", accept = "" } = request.headers();
  const answers = [];
  for (const email of [nobody, demo.email]) {
    const answer = await page.request.post(request.url(), {
      headers: { "next-action": action, "content-type": type, accept, origin: proxy.url },
      data: (request.postData() ?? "").replace(nobody, email),
      timeout: 10_000,
    });
    answers.push({ status: answer.status(), body: await answer.text() });
  }
  expect(answers[0]).toMatchObject({ status: 200, body: expect.stringContaining("asked") });
  expect(answers[1]).toEqual(answers[0]);
  // Only the account's was passed on, once it was answered.
  await expect.poll(() => mailServer.connections).toBe(1);
});

const SPOOFED = { "x-forwarded-for": "198.51.100.66" };

/** Signs in and makes an endpoint, both with a made-up address in the header. */
async function actAsElsewhere(request: APIRequestContext, at: Demo): Promise<void> {
  const { csrfToken } = await (await request.get(`${at.url}/api/auth/csrf`)).json();
  const form = { email: at.email, password: at.password, csrfToken, json: "true" };
  const signedIn = await request.post(`${at.url}/api/auth/callback/credentials`, { headers: SPOOFED, form });
  expect(signedIn.headers()["set-cookie"]).toContain("postrider.session=");
  const added = await request.post(`${at.url}/api/v1/webhooks`, {
    headers: { ...SPOOFED, authorization: `Bearer ${at.apiKey}` },
    data: { url: `http://127.0.0.1:9/${randomUUID()}`, eventTypes: ["company.created"] },
  });
  expect(added.status()).toBe(201);
}

/** From where the latest session was opened and the latest entry of the audit log was made. */
const LATEST = `select (select address from sessions order by created desc limit 1) as session,
  (select address from audit_entries where action = 'consumer.created' order by created desc limit 1) as entry`;

test("behind a trusted proxy the caller is who the proxy says it is, not who they say", async ({ request }) => {
  await actAsElsewhere(request, demo);
  expect(await ask(databaseUrl(), LATEST)).toEqual([{ session: CALLER, entry: CALLER }]);
});

test("without a proxy nobody's word for their own address is taken", async ({ request }) => {
  await actAsElsewhere(request, readDemo());
  const [latest] = await ask<Record<string, string>>(embeddedDatabaseUrl(appDataDir()), LATEST);
  expect(latest?.session).toMatch(/^(127\.0\.0\.1|::1)$/);
  expect(latest?.entry).toBe(latest?.session);
});

test("while the database is away a page says so under its policy, and signing in blames neither e-mail nor password", async ({
  page,
  context,
  request,
}) => {
  const watched = await watchPolicy(page, new URL(demo.url).origin);
  await signInByForm(page, demo);
  const stranger = await context.browser()?.newContext({ ignoreHTTPSErrors: true });
  const form = await stranger?.newPage();
  if (!form) throw new Error("The context has no browser.");
  await form.goto(demo.url);
  const { csrfToken } = await (await request.get(`${demo.url}/api/auth/csrf`)).json();
  network.cut();
  try {
    const answer = await page.goto(`${demo.url}/monitor/events`);
    expect(answer?.status()).toBe(500);
    await expect(page.getByRole("heading", { name: "This page could not be loaded" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    expect(await scriptsWithoutNonce(answer)).toEqual([]);
    expect(watched).toEqual({ violations: [], foreign: [] });
    const refused = await request.post(`${demo.url}/api/auth/callback/credentials`, {
      form: { email: demo.email, password: demo.password, csrfToken, json: "true" },
    });
    expect(new URL((await refused.json()).url).searchParams.get("error")).toBe("unavailable");
    await form.getByLabel("E-mail").fill(demo.email);
    await form.getByLabel("Password", { exact: true }).fill(demo.password);
    await form.getByRole("button", { name: "Sign in" }).click();
    await expect(form.getByText("The server did not answer. Try again in a moment.")).toBeVisible();
  } finally {
    network.heal();
  }
  await form.getByRole("button", { name: "Sign in" }).click();
  await expect(form.getByRole("heading", { name: "Events" })).toBeVisible();
  await stranger?.close();
  // Nobody was signed out by it.
  await page.reload();
  await expect(page.getByRole("heading", { name: "Events" })).toBeVisible();
});

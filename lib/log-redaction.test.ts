import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generateKey } from "@/lib/api-keys/generate-key";
import { disconnect, pool } from "@/lib/db";
import { ApiWorld } from "@/lib/testing/api-world";
import { makeCertificate } from "@/lib/testing/certificate";
import { eventually } from "@/lib/testing/conformance-world";
import { DatabaseProxy } from "@/lib/testing/database-proxy";
import { Receiver } from "@/lib/testing/receiver";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

// The worker and the web process, logging all they can, are given secrets everywhere and made to fail in every way; then all
// they printed and every refusal is searched.

const ROOT = path.resolve(import.meta.dirname, "..");

/** Each that was planted, by where. */
const planted = new Map<string, string>();

function plant(where: string, make = (): string => randomBytes(24).toString("hex")): string {
  const secret = make();
  planted.set(where, secret);
  return secret;
}

const SETTINGS = {
  LOG_LEVEL: "trace",
  METRICS_TOKEN: plant("METRICS_TOKEN"),
  NEXTAUTH_SECRET: plant("NEXTAUTH_SECRET"),
  ENCRYPTION_KEY: plant("ENCRYPTION_KEY", () => randomBytes(32).toString("base64")),
  SMTP_URL: `smtp://postrider:${plant("SMTP_URL")}@127.0.0.1:1`,
  OIDC_ISSUER: "https://login.example.com",
  OIDC_CLIENT_ID: "postrider",
  OIDC_CLIENT_SECRET: plant("OIDC_CLIENT_SECRET"),
};

let database: TestDatabase;
let network: DatabaseProxy;
let world: ApiWorld;
let receiver: Receiver;
let origin: string;
let web: ChildProcess;
let worker: ChildProcess;
/** All that the processes printed. */
let printed = "";
/** All that was answered with an error. */
let refusals = "";

function start(file: string, name: string): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", file], {
    cwd: ROOT,
    env: { ...process.env, ...SETTINGS, POSTRIDER_PROCESS: name, DATABASE_URL: network.url },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (data) => {
      printed += data;
    });
  }
  return child;
}

beforeAll(async () => {
  Object.assign(process.env, { ENCRYPTION_KEY: SETTINGS.ENCRYPTION_KEY });
  database = await createTestDatabase();
  network = await DatabaseProxy.listen(database.url);
  world = await ApiWorld.create();
  planted.set("API key", world.key);
  receiver = await new Receiver().listen();
  worker = start("lib/engine/worker.ts", "worker");
  web = start("lib/testing/log-redaction-web.ts", "web");
  const [port] = await once(web, "message");
  origin = `http://127.0.0.1:${port}`;
  await eventually(() => expect(printed).toContain("worker.started"), 40_000);
});
afterAll(async () => {
  for (const child of [web, worker]) child?.kill("SIGKILL");
  receiver?.release();
  network?.close();
  await disconnect();
  await database?.drop();
});

interface Sent {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Asks the API. @returns the answer's JSON; refusals are kept to be searched */
async function ask(route: string, { method = "POST", body, headers = {} }: Sent = {}) {
  const response = await fetch(`${origin}/api/v1${route}`, {
    method,
    headers: { authorization: `Bearer ${world.key}`, "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) refusals += `${response.status} ${[...response.headers].join()} ${text}\n`;
  return { status: response.status, body: text === "" ? null : JSON.parse(text) };
}

/** Does at the web process what a page would. */
const visit = (page: string, body: string) => fetch(`${origin}${page}`, { method: "POST", body }).catch(() => null);

/** A consumer with every secret it can have, and a transformation that tells what it was given. */
async function addConsumer(url: string, name: string): Promise<string> {
  const { id } = (await ask("/webhooks", { body: { url, eventTypes: ["company.created"] } })).body;
  const secret = plant(`${name}: signing secret`, () => `whsec_${randomBytes(32).toString("base64")}`);
  expect((await ask(`/webhooks/${id}/secret/rotate`, { body: { key: secret } })).status).toBe(200);
  const headers = { authorization: `Bearer ${plant(`${name}: custom Authorization`)}`, "x-any": plant(`${name}: custom header`) };
  expect((await ask(`/webhooks/${id}/headers`, { method: "PUT", body: { headers } })).status).toBe(200);
  const { keyPem, pem } = makeCertificate({ name });
  planted.set(`${name}: mTLS key`, keyPem.split("\n")[1] ?? "");
  expect((await ask(`/webhooks/${id}/mtls`, { method: "PUT", body: { pem: `${keyPem}\n${pem}` } })).status).toBe(200);
  return id;
}

const event = (n: string) => ({ eventType: "company.created", payload: { secret: plant(`payload ${n}`) } });

/** What a caller can get wrong, with secrets in it. */
async function askWrongly(id: string): Promise<void> {
  const credentials = (key: string) => [
    `Bearer ${key}`,
    `Basic ${Buffer.from(key).toString("base64")}`,
    `Basic ${key}`,
    `Digest ${key}`,
    `Bearer ${key} ${key}`,
    key,
  ];
  for (const authorization of credentials(plant("wrong API key", () => generateKey("client").key))) {
    expect((await ask("/webhooks", { method: "GET", headers: { authorization } })).status).toBe(401);
  }
  const cookie = `postrider.session=${plant("session cookie")}`;
  await ask("/webhooks?query=x", { method: "GET", headers: { cookie, authorization: "" } });
  await ask("/webhooks", { body: { url: "https://example.com", eventTypes: [plant("unknown event type")] } });
  await ask("/events", { body: `{"eventType": "company.created", "payload": ${plant("body that is no JSON")}` });
  await ask("/events", { body: { eventType: "company.created", payload: plant("payload that is no object") } });
  await ask(`/webhooks/${id}/headers`, { method: "PUT", body: { headers: { "x-any": `${plant("bad header value")}\n` } } });
  await ask(`/webhooks/${id}/secret/rotate`, { body: { key: `whsec_${plant("malformed signing secret")}!` } });
  await ask(`/webhooks/${id}/mtls`, {
    method: "PUT",
    body: { pem: `-----BEGIN PRIVATE KEY-----\n${plant("broken PEM")}\n-----END PRIVATE KEY-----` },
  });
  const once = { "idempotency-key": "once" };
  await ask("/webhooks", {
    body: { url: `https://example.com/${plant("idempotent body")}`, eventTypes: ["company.created"] },
    headers: once,
  });
  await ask("/webhooks", {
    body: { url: `https://example.com/${plant("conflicting body")}`, eventTypes: ["company.created"] },
    headers: once,
  });
  await fetch(`${origin}/api/metrics`, { headers: { authorization: `Bearer ${plant("wrong METRICS_TOKEN")}` } });
  await fetch(`${origin}/api/inbox/in_${plant("inbox that is gone", () => randomBytes(24).toString("base64url"))}`, { method: "POST" });
}

async function signInAndMail(): Promise<void> {
  await visit("/sign-in", plant("password"));
  await visit("/mail", `https://hooks.example.com/invitation/${plant("invitation")}`);
  await visit("/mail", `https://hooks.example.com/reset-password/${plant("reset link")}`);
  await visit("/render", plant("what a page was rendering"));
}

test("nothing secret is in what the processes print, nor in a refusal, whatever fails", async () => {
  receiver.answer = (_, response) => {
    response.writeHead(500, { "set-cookie": plant("receiver's cookie") });
    response.end(plant("receiver's answer"));
  };
  const id = await addConsumer(receiver.url, "failing");
  await addConsumer("http://127.0.0.1:1/refused", "refused");
  const telling = await addConsumer(receiver.url, "telling");
  const code = "function handler(webhook) { throw new Error(JSON.stringify(webhook.payload)); }";
  await pool().query("insert into transformations (consumer_id, version, code, enabled) values ($1, 1, $2, true)", [telling, code]);
  await pool().query("update consumers set version = version + 1 where id = $1", [telling]);
  expect((await ask("/events", { body: event("one"), headers: { "idempotency-key": plant("Idempotency-Key") } })).status).toBe(202);
  await eventually(async () => {
    const { rows } = await pool().query("select distinct consumer_id from attempts where outcome <> 'success'");
    expect(rows).toHaveLength(3);
  }, 20_000);
  await askWrongly(id);
  await signInAndMail();

  network.cut();
  expect((await ask("/events", { body: event("with the database away") })).status).toBe(503);
  await visit("/sign-in", plant("password with the database away"));
  await eventually(() => expect(printed).toMatch(/"process":"worker".*"err":.*ECONN/), 20_000);
  network.heal();

  await visit("/crash", plant("what crashed"));
  await eventually(() => expect(web.exitCode).toBe(1));
  worker.kill("SIGTERM");
  await once(worker, "exit");

  // All of it was logged, or nothing would be proven.
  for (const name of ["api.refused", "api.failed", "mail.failed", "attempt.failed", "console", "process.crashed", "delivery.attempted"]) {
    expect(printed, name).toContain(`"msg":"${name}"`);
  }
  expect(refusals.split("\n").length).toBeGreaterThan(15);
  planted.set("DATABASE_URL", new URL(database.url).password);
  const isSeen = (secret: string, text: string) => text.includes(secret) || text.includes(Buffer.from(secret).toString("base64"));
  const seen = (text: string) => [...planted].filter(([, secret]) => isSeen(secret, text)).map(([where]) => where);
  expect([...planted.values()].every((secret) => secret.length > 15)).toBe(true);
  expect(seen(printed)).toEqual([]);
  // A refusal quotes the name that its caller made up.
  expect(seen(refusals)).toEqual(["unknown event type"]);
}, 120_000);

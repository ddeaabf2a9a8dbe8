import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { LANGUAGES } from "@/components/consumers/verification/languages";
import { snippetOf, snippetPath } from "@/components/consumers/verification/snippets";
import { signRequest } from "@/lib/delivery/sign-request";
import { signingKeyOf } from "@/lib/delivery/signing-key";

// Examples are copied into other people's servers: those whose runtime is here are run on a message as we sign it.

const BODY = '{"id":"1","eventType":"company.created","payload":{"name":"Tøft & Söhne","total":12345678901234567890}}';
const newSecret = () => `whsec_${randomBytes(32).toString("base64")}`;
const SECRET = newSecret();

/** The headers of a message that is signed by these secrets, the current one first. */
function signed(body: string, ...secrets: string[]): Record<string, string> {
  return Object.fromEntries(signRequest("msg_01KA3V", new Date(), Buffer.from(body), secrets.map(signingKeyOf)));
}

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), "snippets-"));
  symlinkSync(path.resolve(import.meta.dirname, "../../../node_modules"), path.join(directory, "node_modules"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as net.AddressInfo;
  server.close();
  return port;
}

describe("JavaScript", () => {
  let server: ChildProcess;
  let url: string;
  beforeAll(async () => {
    const port = await freePort();
    const file = path.join(directory, "receiver.mjs");
    writeFileSync(file, snippetOf("javascript", { path: "/in", secret: null }));
    server = spawn(process.execPath, [file], { env: { ...process.env, WEBHOOK_SECRET: SECRET, PORT: String(port) }, stdio: "inherit" });
    url = `http://127.0.0.1:${port}/in`;
    await vi.waitFor(() => fetch(url), { timeout: 10_000 });
  });
  afterAll(async () => {
    server.kill();
    await once(server, "exit");
  });
  const post = async (body: string, headers: Record<string, string>) => (await fetch(url, { method: "POST", body, headers })).status;

  test("accepts what the endpoint's secret signed, also beside another one", async () => {
    expect(await post(BODY, signed(BODY, SECRET))).toBe(204);
    expect(await post(BODY, signed(BODY, newSecret(), SECRET))).toBe(204);
  });

  test("refuses another secret, another body, and no signature", async () => {
    expect(await post(BODY, signed(BODY, newSecret()))).toBe(401);
    expect(await post(BODY.replace("1", "2"), signed(BODY, SECRET))).toBe(401);
    expect(await post(BODY, {})).toBe(401);
  });
});

describe("CLI", () => {
  const verify = (body: string, headers: Record<string, string>, secret: string | null) => {
    const file = path.join(directory, "verify.sh");
    writeFileSync(file, snippetOf("cli", { path: "/in", secret }));
    const given = ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => headers[name] ?? "");
    return spawnSync("sh", [file, ...given], { input: body, encoding: "utf8", env: { ...process.env, WEBHOOK_SECRET: SECRET } });
  };

  test.each([
    ["from the environment", null],
    ["written into it", SECRET],
  ] as const)("with the secret %s", (_, secret) => {
    expect(verify(BODY, signed(BODY, SECRET), secret)).toMatchObject({ status: 0, stdout: "The signature is valid.\n" });
    expect(verify(BODY, signed(BODY, newSecret(), SECRET), secret)).toMatchObject({ status: 0 });
    expect(verify(BODY, signed(BODY, newSecret()), secret)).toMatchObject({ status: 1, stderr: "The signature does not match.\n" });
    expect(verify(`${BODY} `, signed(BODY, SECRET), secret)).toMatchObject({ status: 1 });
  });
});

describe.each(LANGUAGES)("%s", (language) => {
  test("reads the secret from the environment, or has it written in", () => {
    const without = snippetOf(language, { path: "/in", secret: null });
    expect(without).toContain("WEBHOOK_SECRET");
    expect(without).not.toContain(SECRET);
    const within = snippetOf(language, { path: "/in", secret: SECRET });
    expect(within).toContain(`"${SECRET}"`);
    expect(within).not.toContain("WEBHOOK_SECRET");
  });
});

test.each([
  ["https://crm.example/hooks/in", "/hooks/in"],
  ["https://crm.example", "/"],
  ['https://crm.example/a"b', "/webhooks"],
  ["https://crm.example/{id}", "/webhooks"],
])("the path of %s in an example is %s", (url, expected) => expect(snippetPath(url)).toBe(expected));

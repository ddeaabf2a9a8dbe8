import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { Senders } from "@/lib/delivery/load-senders";
import { egressPolicy } from "@/lib/outbound/egress-policy";
import { ApiWorld } from "@/lib/testing/api-world";
import { makeCertificate } from "@/lib/testing/certificate";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const MASK = "••••••••";
const DAY_MS = 86_400_000;

let database: TestDatabase;
let world: ApiWorld;
let id: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  world = await ApiWorld.create();
  id = (await world.addConsumer()).id;
});

/** What an attempt would use: opened as the delivery opens it. */
async function sender() {
  const { rows } = await pool().query("select version from consumers where id = $1", [id]);
  const found = (await new Senders(pool(), egressPolicy()).load(new Map([[id, rows[0].version]]))).get(id);
  if (!found) throw new Error("no sender");
  return found;
}

async function audited(): Promise<string> {
  const { rows } = await pool().query("select action, before, after from audit_entries where subject = $1 order by created, id", [
    `consumer:${id}`,
  ]);
  return JSON.stringify(rows.slice(1));
}

describe("custom headers", () => {
  const put = (headers: unknown) => world.call("PUT", `/webhooks/${id}/headers`, { headers });
  const patch = (headers: unknown) => world.call("PATCH", `/webhooks/${id}/headers`, { headers });

  test("are set, masked in answers, sealed where they are stored, and sent as they were given", async () => {
    expect((await world.call("GET", `/webhooks/${id}/headers`)).body).toEqual({ headers: {} });
    const answer = await put({ Authorization: "Bearer s3cr3t-token", "X-Client-Id": " 42 " });
    expect(answer).toMatchObject({ status: 200, body: { headers: { Authorization: MASK, "X-Client-Id": MASK } } });
    expect((await world.call("GET", `/webhooks/${id}/headers`)).body).toEqual(answer.body);
    expect(Object.fromEntries((await sender()).headers)).toEqual({ Authorization: "Bearer s3cr3t-token", "X-Client-Id": "42" });
    const { rows } = await pool().query("select sealed_value from consumer_headers where consumer_id = $1", [id]);
    for (const row of rows) expect(row.sealed_value.toString("latin1")).not.toMatch(/s3cr3t|42$/);
    expect(await audited()).toContain("Authorization");
    expect(await audited()).not.toContain("s3cr3t");
  });

  test("PUT replaces all, PATCH sets and deletes some, without regard to case", async () => {
    await put({ "X-A": "1", "X-B": "2", "X-C": "3" });
    expect((await patch({ "x-a": "4", "X-B": null, "X-None": null })).body).toEqual({ headers: { "x-a": MASK, "X-C": MASK } });
    expect(Object.fromEntries((await sender()).headers)).toEqual({ "x-a": "4", "X-C": "3" });
    expect((await put({ "X-D": "5" })).body).toEqual({ headers: { "X-D": MASK } });
    expect((await put({})).body).toEqual({ headers: {} });
    expect((await sender()).version).toBe(5);
  });

  test("deleting what is not there changes nothing", async () => {
    expect((await patch({ "X-None": null })).status).toBe(200);
    expect((await sender()).version).toBe(1);
  });

  test.each<[string, string]>([
    ["webhook-id", "1"],
    ["Webhook-Anything", "1"],
    ["svix-signature", "1"],
    ["Host", "a.example"],
    ["Content-Length", "0"],
    ["content-type", "text/plain"],
    ["Transfer-Encoding", "chunked"],
    ["Connection", "close"],
    ["Keep-Alive", "1"],
    ["Upgrade", "h2c"],
    ["TE", "trailers"],
    ["Trailer", "a"],
    ["Expect", "100-continue"],
    ["Proxy-Authorization", "Basic a"],
    ["Date", "now"],
    ["X A", "1"],
    ["X:A", "1"],
    ["X-É", "1"],
    ["", "1"],
    ["X\r\nInjected", "1"],
    ["x".repeat(257), "1"],
    ["X-A", ""],
    ["X-A", "   "],
    ["X-A", "a\r\nInjected: 1"],
    ["X-A", "a\n"],
    ["X-A", "a\u0000b"],
    ["X-A", "é"],
    ["X-A", "x".repeat(4_097)],
    ["X-A", MASK],
  ])("refuses %j: %j, naming it", async (name, value) => {
    const named = name.length > 100 ? `${name.slice(0, 100)}…` : name;
    for (const answer of [await put({ "X-Fine": "1", [name]: value }), await patch({ [name]: value })]) {
      expect(answer.status).toBe(400);
      expect(answer.body.validation.errors.map((error: { itemId: string }) => error.itemId)).toEqual([`headers.${named}`]);
      if (value.length > 1) expect(answer.text).not.toContain(JSON.stringify(value).slice(1, -1));
    }
    expect((await sender()).headers).toEqual([]);
  });

  test("tells that the mask is not the value", async () => {
    await put({ "X-A": "1" });
    const { body } = await put((await world.call("GET", `/webhooks/${id}/headers`)).body.headers);
    expect(body.error).toMatch(/Send the value itself/);
  });

  test("takes every printable character, 4,096 bytes, and a User-Agent", async () => {
    const printable = Array.from({ length: 94 }, (_, n) => String.fromCharCode(33 + n)).join(" \t");
    expect((await put({ "X-A": printable, "X-B": "x".repeat(4_096), "User-Agent": "Mine/1" })).status).toBe(200);
    expect(new Map((await sender()).headers).get("X-A")).toBe(printable);
  });

  test.each([{ "X-A": "1", "x-a": "2" }, { "X-A": 1 }, { "X-A": {} }])("refuses %j", async (headers) => {
    const answer = await put(headers);
    expect(answer.status).toBe(400);
    expect(answer.body.validation.errors[0].itemId.toLowerCase()).toBe("headers.x-a");
  });

  test.each([null, [], "X-A: 1", undefined])("refuses headers that are %j", async (headers) => {
    expect((await put(headers)).status).toBe(400);
    expect((await patch(headers)).status).toBe(400);
  });

  test("are fifty at most, also when they come one by one", async () => {
    const fifty = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`X-${n}`, "1"]));
    expect((await put(fifty)).status).toBe(200);
    const refused = await patch({ "X-More": "1" });
    expect(refused.body.validation.errors[0].itemId).toBe("headers");
    expect((await patch({ "X-More": "1", "X-0": null, "X-1": "2" })).status).toBe(200);
    expect((await put({ ...fifty, "X-More": "1" })).status).toBe(400);
  });
});

describe("the client certificate", () => {
  const put = (pem: unknown) => world.call("PUT", `/webhooks/${id}/mtls`, { pem });

  test("is set, shown without its key, replaced and deleted", async () => {
    expect((await world.call("GET", `/webhooks/${id}/mtls`)).status).toBe(404);
    const pair = makeCertificate({ name: "client.example" });
    const answer = await put(`${pair.keyPem}\n${pair.pem}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      subject: "CN=client.example",
      issuer: "CN=client.example",
      serialNumber: expect.stringMatching(/^[0-9A-F]+$/),
      fingerprint256: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
      notBefore: expect.stringMatching(/Z$/),
      notAfter: expect.stringMatching(/Z$/),
    });
    expect((await world.call("GET", `/webhooks/${id}/mtls`)).body).toEqual(answer.body);
    expect((await sender()).identity).toMatchObject({
      id: `${id}:${answer.body.fingerprint256}`,
      key: expect.stringContaining(pair.keyPem.trim()),
    });
    const other = makeCertificate({ name: "later.example" });
    expect((await put(`${other.pem}${other.keyPem}`)).body.subject).toBe("CN=later.example");
    expect((await world.call("DELETE", `/webhooks/${id}/mtls`)).status).toBe(204);
    expect((await world.call("DELETE", `/webhooks/${id}/mtls`)).status).toBe(404);
    expect((await sender()).identity).toBeUndefined();
    expect((await sender()).version).toBe(4);
    expect(await audited()).toContain("later.example");
    expect(await audited()).not.toContain("PRIVATE KEY");
  });

  test("is sealed where it is stored", async () => {
    const pair = makeCertificate({ name: "client.example" });
    await put(`${pair.keyPem}\n${pair.pem}`);
    const { rows } = await pool().query("select sealed_pem from consumer_certificates where consumer_id = $1", [id]);
    expect(rows[0].sealed_pem.toString("latin1")).not.toContain("PRIVATE");
  });

  test("is refused where it can't be used, saying why and nothing of the key", async () => {
    const own = makeCertificate({ name: "a" });
    const other = makeCertificate({ name: "b" });
    const old = makeCertificate({ name: "c", notBefore: new Date(Date.now() - 9 * DAY_MS), notAfter: new Date(Date.now() - DAY_MS) });
    for (const [pem, message] of [
      [`${own.keyPem}\n${other.pem}`, /another certificate/],
      [`${old.keyPem}\n${old.pem}`, /expired/],
      [`${own.key.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" })}\n${own.pem}`, /openssl pkey -in/],
      ["nothing", /no PEM text/],
      ["", /Paste the private key/],
      ["x".repeat(65_537), /64 KiB/],
      [1, /string/],
    ] as const) {
      const answer = await put(pem);
      expect(answer.status).toBe(400);
      expect(answer.body.validation.errors).toMatchObject([{ itemId: "pem", message: expect.stringMatching(message) }]);
      expect(answer.text).not.toContain(own.keyPem.split("\n")[1]);
    }
    expect((await world.call("GET", `/webhooks/${id}/mtls`)).status).toBe(404);
  });
});

describe("rotating the secret", () => {
  const rotate = (body: unknown, headers = {}) => world.call("POST", `/webhooks/${id}/secret/rotate`, body, { headers });

  test("answers the new one and the one that still signs", async () => {
    const { key } = (await world.call("GET", `/webhooks/${id}/secret`)).body;
    const answer = await rotate({});
    expect(answer).toMatchObject({ status: 200, body: { key: expect.stringMatching(/^whsec_/), expiring: [{ key }] } });
    expect((await world.call("GET", `/webhooks/${id}/secret`)).body).toEqual(answer.body);
    expect(Date.parse(answer.body.expiring[0].expiresAt) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    expect((await rotate({ graceHours: 0 })).body.expiring).toHaveLength(1);
  });

  test("needs no body where nothing has to be said", async () => {
    expect(await rotate(undefined)).toMatchObject({ status: 200, body: { expiring: [{}] } });
    const elsewhere = await world.call("POST", "/webhooks");
    expect(elsewhere).toMatchObject({ status: 400, body: { validation: { errors: [{ itemId: "body" }] } } });
  });

  test("asked for twice with one Idempotency-Key rotates once", async () => {
    const headers = { "idempotency-key": "rotate-1" };
    expect((await rotate({}, headers)).body).toEqual((await rotate({}, headers)).body);
    expect((await sender()).keys).toHaveLength(2);
  });

  test.each<[unknown, string]>([
    [{ graceHours: -1 }, "graceHours"],
    [{ graceHours: 169 }, "graceHours"],
    [{ graceHours: 1.5 }, "graceHours"],
    [{ graceHours: "1" }, "graceHours"],
    [{ key: "secret" }, "key"],
    [{ key: `whsec_${Buffer.alloc(23).toString("base64")}` }, "key"],
    [{ key: `whsec_${Buffer.alloc(65).toString("base64")}` }, "key"],
    [{ key: `whsec_${Buffer.alloc(24).toString("base64")}=` }, "key"],
    [{ key: `whsec_${Buffer.alloc(25).toString("base64url")}` }, "key"],
    [{ hours: 1 }, "hours"],
  ])("refuses %j", async (body, item) => {
    const answer = await rotate(body);
    expect(answer.status).toBe(400);
    expect(answer.body.validation.errors[0].itemId).toBe(item);
    expect((await sender()).keys).toHaveLength(1);
  });

  test.each([24, 32, 64])("takes a key of %i bytes", async (bytes) => {
    const key = `whsec_${Buffer.alloc(bytes, bytes).toString("base64")}`;
    expect((await rotate({ key })).body.key).toBe(key);
  });
});

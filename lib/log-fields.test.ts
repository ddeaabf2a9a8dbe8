import { expect, test } from "vitest";
import { makeLogger } from "@/lib/log";
import { safeFields, safeText } from "@/lib/log-fields";

const SECRET = "S3cr3t-that-must-not-be-seen";

/** The line that the logger writes. */
function line(fields: object, message = "something.happened"): string {
  let written = "";
  const write = (text: string) => {
    written += text;
  };
  makeLogger("trace", "test", { write }).error(fields, message);
  return written;
}

function failure(properties: object, message = "failed", cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), properties);
}

function unreadable(): unknown {
  try {
    return JSON.parse(`{"a": ${SECRET}`);
  } catch (error) {
    return error;
  }
}

test.each([
  ["headers", { headers: { "x-any": SECRET } }],
  ["a body", { body: Buffer.from(SECRET) }],
  ["a list of rows", { rows: [{ column: SECRET }] }],
  ["header pairs", { pairs: [["x-any", SECRET]] }],
  ["a map", { map: new Map([["x", SECRET]]) }],
  ["a request", { req: { method: "GET", url: `/${SECRET}`, headers: { cookie: SECRET } } }],
  ["something deep", { a: { b: { c: { d: SECRET } } } }],
  [
    "a field that is a secret by its name",
    { password: SECRET, sessionCookie: SECRET, authorization: SECRET, inviteToken: SECRET, apiKey: SECRET, key: SECRET },
  ],
  ["pg's error", { err: failure({ code: "23505", detail: `Key (email)=(${SECRET})`, where: SECRET, parameters: [SECRET] }) }],
  ["undici's error", { err: failure({ code: "UND_ERR", headers: { authorization: SECRET }, body: SECRET, opts: { key: SECRET } }) }],
  ["nodemailer's error", { err: failure({ code: "EAUTH", response: `535 ${SECRET}`, command: `AUTH PLAIN ${SECRET}` }) }],
  ["an error's cause", { err: failure({}, "outer", failure({ config: { password: SECRET } }, "inner")) }],
  ["a cause that is no error", { err: failure({}, "outer", { connectionString: SECRET }) }],
  ["several errors", { err: Object.assign(new AggregateError([failure({ config: SECRET })], "all"), { config: SECRET }) }],
  ["input that PostgreSQL quotes", { err: failure({ code: "22P02" }, `invalid input syntax for type uuid: "${SECRET}"`) }],
  ["JSON that can't be read", { err: unreadable() }],
  [
    "credentials in a URL",
    { reason: `can't reach smtps://user:${SECRET}@mail.example.com/`, err: failure({}, `postgresql://user:${SECRET}@db/x`) },
  ],
  [
    "an invitation's link",
    { path: `/invitation/${SECRET}`, reset: `/reset-password/${SECRET}`, url: `https://hooks.example.com/invitation/${SECRET}?a=b` },
  ],
  ["an Authorization header in a message", { err: failure({}, `Authorization: Bearer ${SECRET} and Basic ${SECRET}`) }],
  ["a key in a message", { err: failure({}, `key prk_${SECRET} whsec_${SECRET} in_${SECRET}`) }],
  ["a private key in a message", { err: failure({}, `-----BEGIN PRIVATE KEY-----\n${SECRET}`) }],
])("%s leaves nothing secret in the log", (_, fields) => {
  expect(line(fields)).toContain("something.happened");
  expect(line(fields)).not.toContain(SECRET);
});

test("an error itself is logged the same way", () => {
  expect(line(failure({ config: SECRET }, `smtp://a:${SECRET}@b`))).not.toContain(SECRET);
});

test("what helps stays: type, message, code, where, and what it came from", () => {
  const { err } = JSON.parse(line({ err: failure({ code: "ECONNREFUSED" }, "connect ECONNREFUSED 127.0.0.1:1", new TypeError("inner")) }));
  expect(err).toMatchObject({
    type: "Error",
    message: "connect ECONNREFUSED 127.0.0.1:1",
    code: "ECONNREFUSED",
    cause: { type: "TypeError", message: "inner" },
  });
  expect(err.stack).toMatch(/^ {4}at failure \(.*log-fields\.test\.ts/);
});

test("ids, numbers, instants, lists of ids and absent values pass", () => {
  const fields = {
    id: "msg_1",
    apiKeyId: "7",
    consumerIds: ["a", "b"],
    count: 3,
    ok: true,
    until: new Date(0),
    none: null,
    not: undefined,
  };
  expect(safeFields(fields)).toEqual(fields);
});

test("a line of the log is one line, whatever is in it, and no longer than is useful", () => {
  expect(line({ path: '/a\n{"level":60}' }).trimEnd()).not.toContain("\n");
  expect(safeText("x".repeat(1_000_000)).length).toBeLessThan(1_100);
  expect(safeText(`${"x".repeat(990)} postgresql://user:${SECRET}@db/x`)).not.toContain(SECRET.slice(0, 6));
});

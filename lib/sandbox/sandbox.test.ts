import { afterAll, describe, expect, test } from "vitest";
import { Sandbox, type SandboxResult } from "@/lib/sandbox/sandbox";

const sandbox = new Sandbox({ cpuMs: 50, memoryBytes: 16_777_216, outputBytes: 100_000 });
afterAll(() => sandbox.close());

const envelope = {
  id: "1",
  eventType: "invoice.write.successful",
  generatedDate: "2026-01-01T00:00:00.000Z",
  payload: { amount: 5, referenceCompany: { id: "c", tags: { region: "uk" } } },
};
const input = { method: "POST", url: "https://example.com/hook", payload: JSON.stringify(envelope) };

const run = (code: string, payload = input.payload) => sandbox.run(code, { ...input, payload });
/** Runs a handler with the given body. */
const runBody = (body: string, payload?: string) => run(`function handler(webhook) {\n${body}\n}`, payload);

function errorOf(result: SandboxResult) {
  if (result.ok) throw new Error(`it passed: ${JSON.stringify(result)}`);
  return result.error;
}

describe("a handler", () => {
  test("as a user pastes it: cancels where a tag is missing, and only there", async () => {
    const code = `function handler(webhook) {
      if (!webhook.payload.payload.referenceCompany.tags["us-compliant"]) { webhook.cancel = true; }
      return webhook;
    }`;
    expect(await run(code)).toMatchObject({ ok: true, cancel: true });
    const compliant = { ...envelope, payload: { referenceCompany: { tags: { "us-compliant": "yes" } } } };
    expect(await run(code, JSON.stringify(compliant))).toMatchObject({ ok: true, cancel: false, payload: null, method: "POST" });
  });

  test("changes method, URL and payload", async () => {
    const result = await runBody(
      `webhook.method = "PUT"; webhook.url = webhook.url + "?type=" + webhook.payload.eventType;
       webhook.payload = { text: "Amount: " + webhook.payload.payload.amount + " €\\u0000\\ud800" }; return webhook;`,
    );
    expect(result).toMatchObject({ ok: true, method: "PUT", url: "https://example.com/hook?type=invoice.write.successful", cancel: false });
    expect(result.ok && JSON.parse(result.payload ?? "")).toEqual({ text: "Amount: 5 €\u0000\ud800" });
    expect(result.durationMs).toBeGreaterThan(0);
  });

  test("may return another object, and be a constant", async () => {
    const result = await run(`const handler = ({ url, payload }) => ({ method: "GET", url, payload: [payload.id] });`);
    expect(result).toMatchObject({ ok: true, method: "GET", payload: '["1"]', cancel: false });
  });

  test("that leaves the payload as it was leaves its bytes: spaces, big integers, escapes, order", async () => {
    const text = '{ "b": 12345678901234567890, "2": 1.0, "1": "\\u00e9", "__proto__": {"x": 1e3}, "e": "\\ud83d" }';
    expect(await runBody("return webhook;", text)).toMatchObject({ ok: true, payload: null });
    expect(await runBody("webhook.url += '/x'; return webhook;", text)).toMatchObject({ payload: null, url: `${input.url}/x` });
    expect(await runBody("webhook.payload.c = 1; return webhook;", '{"a": 1}')).toMatchObject({ payload: '{"a":1,"c":1}' });
  });

  test("logs", async () => {
    const { logs } = await runBody(`console.log("a", 1, null, undefined, { b: [2] }, () => 1); console.info(Symbol("s"), 10n);
      console.warn(new TypeError("no")); console.error("x\\u0000y"); const o = {}; o.o = o; console.debug(o); return webhook;`);
    expect(logs).toEqual([
      'a 1 null undefined {"b":[2]} [function]',
      "Symbol(s) 10",
      "TypeError: no",
      "x\u0000y",
      "[an object that can't be written as JSON]",
    ]);
  });

  test("logs within bounds, and keeps what it logged before it failed", async () => {
    const flood = await runBody(`for (let n = 0; n < 1000; n++) console.log("x".repeat(10000)); throw new Error("late");`);
    expect(flood.logs).toHaveLength(100);
    expect(new Set(flood.logs.map((line) => line.length))).toEqual(new Set([4_096]));
    expect(errorOf(flood).message).toBe("Error: late");
  });
});

describe("what fails, with its place", () => {
  test.each<[string, string, string | RegExp, number | null, number | null]>([
    ["a syntax error", "function handler(webhook) {\n  return webhook;;\n  let = ;\n}", /^SyntaxError: /, 3, 9],
    ["a missing brace", "function handler(webhook) {\n  return webhook;\n", /^SyntaxError: /, 3, 1],
    ["an import", 'import x from "y"; function handler(w) { return w; }', /^SyntaxError: /, 1, 8],
    ["no handler", "function handle(webhook) { return webhook; }", /no function named handler/, null, null],
    ["nothing at all", "", /no function named handler/, null, null],
    ["a handler that is no function", "const handler = {};", /no function named handler/, null, null],
    ["an error on the way to it", "let a = 1;\nnull.x;\nfunction handler() {}", /^TypeError: cannot read property 'x' of null/, 2, 5],
    ["an error", 'function handler(webhook) {\n  const a = 1;\n  throw new Error("No amount");\n}', "Error: No amount", 3, 18],
    [
      "an error in a called function",
      "const f = () => {\n  missing();\n};\nfunction handler() { f(); }",
      /^ReferenceError: 'missing'/,
      2,
      3,
    ],
    ["an error in a native function", 'function handler(webhook) {\n  const a = JSON.parse("{");\n}', /^SyntaxError: /, 2, 23],
    ["text thrown", 'function handler() { throw "stop"; }', 'The code threw "stop", which is not an Error.', null, null],
    ["null thrown", "function handler() { throw null; }", "The code threw null, which is not an Error.", null, null],
    ["nothing thrown", "function handler() { throw undefined; }", /The code threw undefined/, null, null],
    ["an object thrown", "function handler() { throw { a: 1 }; }", 'The code threw {"a":1}, which is not an Error.', null, null],
    ["an object with a message thrown", 'function handler() { throw { message: "no" }; }', "no", null, null],
    [
      "an error that can't be read",
      "function handler() { throw { get message() { throw 1; }, toJSON() { throw 2; } }; }",
      /The code threw/,
      null,
      null,
    ],
    ["an endless error", "function handler() { throw { get message() { for (;;); } }; }", /more than 50 ms/, null, null],
  ])("%s", async (_, code, message, line, column) => {
    const error = errorOf(await run(code));
    if (typeof message === "string") expect(error.message).toBe(message);
    else expect(error.message).toMatch(message);
    expect({ line: error.line, column: error.column }).toEqual({ line, column });
  });

  test.each<[string, string, RegExp]>([
    ["nothing", "webhook.cancel = true;", /returned nothing. End it with: return webhook;/],
    ["null", "return null;", /returned null/],
    ["false", "return false;", /set webhook.cancel = true/],
    ["text", "return JSON.stringify(webhook);", /returned text/],
    ["a number", "return 1;", /returned a number/],
    ["a promise", "return Promise.resolve(webhook);", /returned a promise/],
    ["a method that is none", 'webhook.method = "PATCH"; return webhook;', /one of POST, PUT, GET, DELETE/],
    ["a method in lower case", 'webhook.method = "put"; return webhook;', /one of POST/],
    ["no method", "delete webhook.method; return webhook;", /one of POST/],
    ["a URL that is no text", "webhook.url = new String(webhook.url); return webhook;", /webhook.url must be text/],
    ["a URL of a megabyte", "webhook.url = 'x'.repeat(1e6); return webhook;", /webhook.url may be 8192/],
    ["no payload", "delete webhook.payload; return webhook;", /payload is missing/],
    ["another object", "return { ok: true };", /webhook.method must be/],
    ["a payload that is text", "webhook.payload = '{}'; return webhook;", /must be an object or a list/],
    ["a payload that is null", "webhook.payload = null; return webhook;", /must be an object or a list/],
    ["a payload whose toJSON gives nothing", "webhook.payload.toJSON = () => undefined; return webhook;", /must be an object or a list/],
    ["a payload with a circle", "webhook.payload.self = webhook.payload; return webhook;", /can't be written as JSON: TypeError: circular/],
    ["a payload with a bigint", "webhook.payload.n = 1n; return webhook;", /can't be written as JSON: TypeError: .*BigInt/],
    [
      "a payload above the limit",
      "webhook.payload.x = 'x'.repeat(200000); return webhook;",
      /became 2\d{5} bytes long; 100000 are allowed/,
    ],
    ["cancel as text", 'webhook.cancel = "no"; return webhook;', /cancel must be true or false/],
  ])("a handler that returns %s", async (_, body, message) => {
    expect(errorOf(await runBody(body)).message).toMatch(message);
  });

  test("async handlers, and their jobs never run", async () => {
    const code = 'async function handler(webhook) { await 1; console.log("later"); return webhook; }';
    const result = await run(code);
    expect(errorOf(result).message).toMatch(/must not be async/);
    expect(result.logs).toEqual([]);
  });
});

describe("what takes too much is stopped", () => {
  test.each<[string, string, RegExp]>([
    ["an endless loop", "for (;;);", /more than 50 ms/],
    ["an endless loop that catches", "for (;;) try { for (;;); } catch {}", /more than 50 ms/],
    ["an endless getter", "return { get method() { for (;;); } };", /more than 50 ms/],
    ["an endless toJSON", "webhook.payload.toJSON = () => { for (;;); }; return webhook;", /more than 50 ms/],
    ["a regular expression that backtracks", "/(a+)+$/.test('a'.repeat(40) + '!');", /more than 50 ms/],
    ["a memory bomb", "const all = []; for (;;) all.push(new Uint8Array(4e6));", /needed more than 16 MiB of memory/],
    ["a bomb of small things", "const all = []; for (;;) all.push(new Uint8Array(60000), {});", /needed more than 16 MiB of memory/],
    ["a memory bomb that catches", "const all = []; for (;;) try { for (;;) all.push(new Uint8Array(1e5)); } catch {}", /more than 50 ms/],
    ["a string that doubles", "let text = 'x'; for (;;) text += text;", /string too long|16 MiB/],
    ["a large buffer", "new Uint8Array(1e9);", /needed more than 16 MiB of memory/],
    ["deep recursion", "const f = () => f() + 1; return f();", /too deeply/],
    ["deep recursion through native functions", "const f = () => [1].map(f); return f();", /too deeply/],
    ["deep JSON", "return JSON.parse('['.repeat(1e5));", /stack overflow/],
    ["deep code", "return eval('('.repeat(1e5));", /stack overflow/],
  ])("%s", async (_, body, message) => {
    expect(errorOf(await runBody(body)).message).toMatch(message);
    expect(await runBody("return webhook;")).toMatchObject({ ok: true });
  });

  test("memory is bounded for all that a run holds together, also where no room is left for the error", async () => {
    const patient = new Sandbox({ cpuMs: 5_000, memoryBytes: 16_777_216, outputBytes: 100_000 });
    const count = "let n = 0; try { for (;;) { all.push(new Uint8Array(1e5)); n += 1e5; } } catch { all.length = 0; console.log(n); }";
    const counted = await patient.run(`const all = []; ${count}`, input);
    expect(Number(counted.logs[0])).toBeGreaterThan(15_000_000);
    expect(Number(counted.logs[0])).toBeLessThan(18_000_000);
    for (const keep of ["const all = [];", "globalThis.all = [];"]) {
      const full = await patient.run(`function handler() { ${keep} for (;;) all.push({ a: [1, 2, 3] }); }`, input);
      expect(errorOf(full).message).toMatch(/needed more than 16 MiB of memory/);
    }
    await patient.close();
  });

  test("a single step that can't be interrupted: its thread is replaced, and the others go on meanwhile", async () => {
    const started = performance.now();
    const stuck = runBody("Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);");
    const others = await Promise.all(Array.from({ length: 20 }, (_, n) => runBody(`webhook.payload = [${n}]; return webhook;`)));
    expect(others.map((result) => result.ok && result.payload)).toEqual(Array.from({ length: 20 }, (_, n) => `[${n}]`));
    expect(errorOf(await stuck).message).toMatch(/more than 50 ms/);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(await runBody("return webhook;")).toMatchObject({ ok: true });
  });
});

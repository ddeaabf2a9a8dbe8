import { afterAll, expect, test } from "vitest";
import { Sandbox } from "@/lib/sandbox/sandbox";

const limits = { cpuMs: 50, memoryBytes: 16_777_216, outputBytes: 100_000 };
const sandbox = new Sandbox(limits);
afterAll(() => sandbox.close());

const text = JSON.stringify({ id: "1", payload: {} });
const run = (body: string, payload = text) =>
  sandbox.run(`function handler(webhook) {\n${body}\n}`, { method: "POST", url: "https://example.com/", payload });

/** What the expression is worth in a run of its own. */
async function worthOf(expression: string): Promise<unknown> {
  const result = await run(`webhook.payload = { value: ${expression} }; return webhook;`);
  if (!result.ok) throw new Error(result.error.message);
  return JSON.parse(result.payload ?? "{}").value;
}

/** Both threads, twice. */
const inEveryThread = <T>(ask: () => Promise<T>) => Promise.all(Array.from({ length: 4 }, ask));

test("nothing of the process or of the network is there", async () => {
  const names = ["process", "require", "module", "fetch", "setTimeout", "queueMicrotask", "WebSocket", "XMLHttpRequest", "WebAssembly"];
  const more = ["Atomics", "performance", "std", "os", "send", "navigator", "structuredClone", "Buffer", "__dirname"];
  for (const name of [...names, ...more]) expect(await worthOf(`typeof ${name}`), name).toBe("undefined");
});

test.each([
  'webhook.constructor.constructor("return process")()',
  'console.log.constructor("return process")()',
  'console.constructor.constructor("return this.process.env")()',
  '(async () => {}).constructor("return process")() && process',
  'new Function("return require")()("fs")',
  '(0, eval)("process")',
])("%s finds nothing", async (expression) => {
  const result = await run(`webhook.payload = { value: ${expression} }; return webhook;`);
  expect(result).toMatchObject({ ok: false, error: { message: expect.stringMatching(/not defined|of undefined/) } });
});

test("import() has nothing to load", async () => {
  expect(await run('import("node:fs").then(() => { throw 1; }); return webhook;')).toMatchObject({ ok: true });
});

test("what one run leaves behind, no other sees", async () => {
  const pollution = `
    Object.prototype.polluted = 1; Array.prototype.map = () => ["stolen"]; globalThis.kept = webhook; var alsoKept = 2;
    JSON.stringify = () => '{"stolen":true}'; JSON.parse = () => ({ stolen: true }); Math.random = () => 4; String.prototype.slice = null;
    Object.defineProperty(Object.prototype, "cancel", { get: () => true, configurable: false });
    Object.defineProperty(globalThis, "handler", { value: () => ({ cancel: true }), configurable: false });
    Symbol.for("kept").description; Promise.resolve().then(() => { globalThis.late = 1; });
    Object.freeze(Array.prototype); webhook.payload.mine = 1; return webhook;`;
  await inEveryThread(() => run(pollution));
  const seen =
    "[({}).polluted, [1].map(String), typeof kept, typeof alsoKept, typeof late, JSON.stringify({ a: 1 }), webhook.cancel, webhook.payload]";
  for (const value of await inEveryThread(() => worthOf(seen))) {
    expect(value).toEqual([null, ["1"], "undefined", "undefined", "undefined", '{"a":1}', false, JSON.parse(text)]);
  }
});

test("redefining the language does not change what is handed over", async () => {
  const code = `JSON.stringify = () => '"stolen"'; Object.prototype.then = undefined; Array.prototype.toJSON = () => 1;
    webhook.method = "PUT"; webhook.payload.a = "\\u0000b"; return webhook;`;
  expect(await run(code)).toMatchObject({ ok: true, method: "PUT", payload: '{"id":"1","payload":{},"a":"\\u0000b"}' });
});

test("each property of what is returned is read once, and proxies are only objects", async () => {
  const code = `let reads = 0;
    return new Proxy({}, { get: (_, name) => name === "method" ? ["POST", "EVIL"][reads++] : name === "payload" ? { n: reads } : name === "url" ? "https://a/" : undefined });`;
  expect(await run(code)).toMatchObject({ ok: true, method: "POST", url: "https://a/", payload: '{"n":1}' });
});

test("after runs that broke, the next ones are as fresh", async () => {
  const globals = "Object.getOwnPropertyNames(globalThis)";
  const before = await worthOf(globals);
  const broken = ["for (;;);", "const a = []; for (;;) a.push(new Uint8Array(1e5));", "const f = () => f(); f();", "throw webhook;"];
  await Promise.all(broken.flatMap((body) => [run(body), run(body)]));
  for (const value of await inEveryThread(() => worthOf(globals))) expect(value).toEqual(before);
});

test("the clock stands still at the instant of the run", async () => {
  const before = Date.now();
  const [a, b, c, d, e, f, g] = (await worthOf(
    `(() => { const a = Date.now(); for (let n = 0; n < 1e4; n++); return [a, Date.now(), +new Date(), new Date(0).constructor.now(),
      new Date(2020, 0, 2).getDate(), new (class extends Date {})() instanceof Date, Date() === new Date().toString()]; })()`,
  )) as number[];
  expect(a).toBeGreaterThanOrEqual(before);
  expect(a).toBeLessThanOrEqual(Date.now());
  expect([b, c, d]).toEqual([a, a, a]);
  expect([e, f, g]).toEqual([2, true, true]);
});

test("code that spells the clock in pieces finds the one that stands still", async () => {
  const stands =
    "(() => { const clock = globalThis['Da' + 'te']; const a = clock.now(); for (let n = 0; n < 1e5; n++); return clock.now() - a; })()";
  expect(await worthOf(stands)).toBe(0);
});

test("memory that a run gets holds nothing of those before", async () => {
  const fill = "globalThis.kept = Array.from({ length: 60 }, (_, n) => new Uint8Array(1e5 - n).fill(0xaa)); return webhook;";
  for (const result of await inEveryThread(() => run(fill))) expect(result.ok).toBe(true);
  const blank = "[3e6, 1e6, 1e5, 1e4, 1e3, 100].every((size) => new Uint8Array(size).indexOf(0xaa) === -1)";
  for (const value of await inEveryThread(() => worthOf(blank))) expect(value).toBe(true);
});

test("random numbers are the payload's own: the same at every attempt, others for another message", async () => {
  const roll = (payload: string) => run('webhook.url = "https://a/" + Math.random() + "/" + Math.random(); return webhook;', payload);
  const first = await roll(text);
  expect(await roll(text)).toMatchObject({ url: first.ok && first.url });
  expect(await roll('{"id":"2"}')).not.toMatchObject({ url: first.ok && first.url });
  expect(first.ok && first.url).toMatch(/^https:\/\/a\/0\.\d+\/0\.\d+$/);
});

test("a thread that dies fails its job and is replaced; closing fails what waits", async () => {
  const own = new Sandbox({ ...limits, cpuMs: 10_000 });
  const input = { method: "POST", url: "https://example.com/", payload: text };
  const runs = Array.from({ length: 5 }, () => own.run("function handler() { for (;;); }", input));
  await own.close();
  for (const result of await Promise.all(runs)) expect(result).toMatchObject({ ok: false, error: { message: /closed/ } });
  expect(await own.run("", input)).toMatchObject({ ok: false });
});

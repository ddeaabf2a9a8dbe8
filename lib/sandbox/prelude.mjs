// What is put into a virtual machine before any user's code: these functions' own source, evaluated there. Each keeps what it needs
// of the language to itself, so that user code which redefines JSON or String fools nobody but itself. Text leaves as JSON, since
// a NUL character would end it on the way.

/**
 * Calls the handler and hands over what it returned; each property is read once, as a getter may answer differently.
 * @typedef {(kind: string, a?: string, b?: string, c?: string) => void} Send the only function of ours reachable from inside
 */
export function makeInvoke() {
  const { parse, stringify } = JSON;
  return (
    /** @type {Send} */ send,
    /** @type {Function} */ handler,
    /** @type {string} */ originalMethod,
    /** @type {string} */ originalUrl,
    /** @type {string} */ text,
  ) => {
    const result = handler({ method: originalMethod, url: originalUrl, payload: parse(text), cancel: false });
    if (typeof result !== "object" || result === null) return send("wrong", result === null ? "null" : typeof result);
    if (typeof result.then === "function") return send("wrong", "promise");
    const { method, url, payload, cancel } = result;
    if (cancel !== undefined && typeof cancel !== "boolean") return send("wrong", "cancel");
    if (cancel) return send("cancelled");
    if (typeof method !== "string") return send("wrong", "method");
    if (typeof url !== "string") return send("wrong", "url");
    if (payload === undefined) return send("wrong", "missing");
    send("writing");
    const body = stringify(payload);
    if (typeof body !== "string" || (body[0] !== "{" && body[0] !== "[")) return send("wrong", "payload");
    send("done", stringify(method), stringify(url), body);
  };
}

/** A console whose lines `send` gets. The bounds are kept here too, so that a flood of lines costs little. */
export function makeConsole(/** @type {Send} */ send, /** @type {number} */ maxLines, /** @type {number} */ maxLength) {
  const { stringify } = JSON;
  const AnyError = Error;
  let lines = 0;
  const show = (/** @type {unknown} */ value) => {
    if (typeof value === "function") return "[function]";
    try {
      if (value instanceof AnyError) return `${value.name}: ${value.message}`;
      if (typeof value === "object") return stringify(value) ?? "[object]";
      return typeof value === "symbol" ? value.toString() : `${value}`;
    } catch {
      return "[an object that can't be written as JSON]";
    }
  };
  const log = (/** @type {unknown[]} */ ...values) => {
    lines += 1;
    if (lines > maxLines) return;
    let line = "";
    for (let at = 0; at < values.length && line.length < maxLength; at++) line += (at > 0 ? " " : "") + show(values[at]);
    send("log", stringify(line.slice(0, maxLength)));
  };
  Object.assign(globalThis, { console: { log, info: log, warn: log, error: log, debug: log } });
}

/** A clock that stands still. @returns what sets it */
export function stopClock() {
  let now = 0;
  const RealDate = Date;
  const { construct } = Reflect;
  function StoppedDate(/** @type {unknown[]} */ ...parts) {
    if (!new.target) return new RealDate(now).toString();
    return construct(RealDate, parts.length > 0 ? parts : [now], new.target);
  }
  Object.defineProperties(StoppedDate, {
    prototype: { value: RealDate.prototype },
    name: { value: "Date" },
    length: { value: 7 },
    now: { value: () => now },
    parse: { value: RealDate.parse },
    UTC: { value: RealDate.UTC },
  });
  Object.defineProperty(RealDate.prototype, "constructor", { value: StoppedDate });
  Object.defineProperty(globalThis, "Date", { value: StoppedDate });
  return (/** @type {number} */ instant) => {
    now = instant;
  };
}

/** Random numbers that are the same for the same seed (mulberry32). @returns what sets it */
export function seedRandom() {
  let seed = 0;
  const { imul } = Math;
  Math.random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return (/** @type {number} */ value) => {
    seed = value;
  };
}

const METHODS = ["POST", "PUT", "GET", "DELETE"];
/** Characters. */
const MAX_URL = 8_192;

/** What is wrong with what a handler returned, by the word that the virtual machine has for it. @type {Record<string, string>} */
export const WRONG = {
  handler: "There is no function named handler. Write: function handler(webhook) { …; return webhook; }",
  undefined: "handler returned nothing. End it with: return webhook;",
  null: "handler returned null. End it with: return webhook;",
  boolean: "handler returned true or false, not the webhook. End it with: return webhook; to send nothing, set webhook.cancel = true.",
  number: "handler returned a number, not the webhook. End it with: return webhook;",
  bigint: "handler returned a number, not the webhook. End it with: return webhook;",
  string: "handler returned text, not the webhook. End it with: return webhook;",
  symbol: "handler returned a symbol, not the webhook. End it with: return webhook;",
  function: "handler returned a function, not the webhook. End it with: return webhook;",
  promise: "handler returned a promise. It must not be async: nothing in here takes time. Return the webhook itself.",
  cancel: "webhook.cancel must be true or false.",
  method: `webhook.method must be one of ${METHODS.join(", ")}.`,
  url: "webhook.url must be text.",
  missing: "webhook.payload is missing from what handler returned. Return the webhook that it was given, changed as needed.",
  payload: "webhook.payload must be an object or a list that can be written as JSON.",
};

/** @param {string} message @returns {import("./sandbox").SandboxOutcome} */
const refuse = (message) => ({ ok: false, error: { message, line: null, column: null } });

/**
 * Whether the payload still says what it said, though it may be written differently (spaces, escapes, 1.0, big integers).
 * @param {string} before JSON text @param {string} after JSON text
 */
const isUnchanged = (before, after) => before === after || JSON.stringify(JSON.parse(before)) === after;

/**
 * The outcome of a call whose result has the right form. Nothing that comes from inside is trusted.
 * @param {string} kind `done`, `cancelled` or `loaded`
 * @param {string[]} values method, url (both as JSON) and payload
 * @param {import("./sandbox").SandboxInput | null} input
 * @param {import("./sandbox").SandboxLimits} limits
 * @returns {import("./sandbox").SandboxOutcome}
 */
export function readOutput(kind, values, input, limits) {
  const original = { ok: /** @type {const} */ (true), method: /** @type {const} */ ("POST"), url: input?.url ?? "", payload: null };
  if (kind !== "done" || !input) return { ...original, cancel: kind === "cancelled" };
  const [method, url] = values.slice(0, 2).map((text) => JSON.parse(text));
  const payload = values[2] ?? "";
  if (!METHODS.includes(method)) return refuse(WRONG.method ?? "");
  if (url.length > MAX_URL) return refuse(`webhook.url may be ${MAX_URL} characters long.`);
  const size = Buffer.byteLength(payload);
  if (size > limits.outputBytes) {
    return refuse(`webhook.payload became ${size} bytes long; ${limits.outputBytes} are allowed.`);
  }
  return { ...original, method, url, payload: isUnchanged(input.payload, payload) ? null : payload, cancel: false };
}

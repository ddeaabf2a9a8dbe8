import { FILE_NAME } from "./file-name.mjs";

const MAX_MESSAGE = 1_000;

/**
 * @typedef {import("./sandbox").SandboxError} SandboxError
 * @typedef {import("./sandbox").SandboxLimits} Limits
 * @typedef {import("quickjs-emscripten-core").QuickJSContext} Context
 * @typedef {import("quickjs-emscripten-core").QuickJSHandle} Handle
 * @typedef {{ context: Context, isOutOfTime: boolean, isWriting: boolean, hasGrown: () => boolean }} Described
 */

/** @param {Limits} limits @returns {SandboxError} */
export function outOfTime(limits) {
  return { message: `The code ran for more than ${limits.cpuMs} ms and was stopped.`, line: null, column: null };
}

/** @param {string} stack @returns {{ line: number | null, column: number | null }} the innermost place in the user's own code */
function placeOf(stack) {
  const [, line, column] = new RegExp(`${FILE_NAME.replace(".", "\\.")}:(\\d{1,6})(?::(\\d{1,6}))?`).exec(stack) ?? [];
  return { line: line === undefined ? null : Number(line), column: column === undefined ? null : Number(column) };
}

/** @param {Context} context @param {Handle} thrown @param {string} name @returns {string} empty where it is no text, or can't be read */
function textOf(context, thrown, name) {
  try {
    return context.getProp(thrown, name).consume((value) => (context.typeof(value) === "string" ? context.getString(value) : ""));
  } catch {
    return "";
  }
}

/** @param {Context} context @param {Handle} thrown @returns {string} */
function shownValue(context, thrown) {
  try {
    const value = context.dump(thrown);
    return typeof value === "symbol" || typeof value === "bigint" ? value.toString() : (JSON.stringify(value) ?? String(value));
  } catch {
    return "a value that can't be shown";
  }
}

/** @param {Described} run @param {Handle} thrown @param {Limits} limits @returns {string} */
function messageOf({ context, hasGrown }, thrown, limits) {
  const type = context.typeof(thrown);
  const [name, message] = type === "object" ? [textOf(context, thrown, "name"), textOf(context, thrown, "message")] : ["", ""];
  // Where not even the error finds room, null is thrown.
  const isBlank = type === "object" && name === "" && message === "" && hasGrown();
  if (isBlank || (name === "InternalError" && message === "out of memory")) {
    return `The code needed more than ${limits.memoryBytes / 1_048_576} MiB of memory.`;
  }
  if (name === "InternalError" && message === "stack overflow") return "The code called itself too deeply (stack overflow).";
  if (message !== "") return name === "" ? message : `${name}: ${message}`;
  return name === ""
    ? `The code threw ${shownValue(context, thrown)}, which is not an Error.`
    : `The code threw ${name} without a message.`;
}

/**
 * What the code threw, in a sentence, with its place. Reading it may run the code's own getters, within the same limits.
 * @param {Described} run
 * @param {Handle} thrown
 * @param {Limits} limits
 * @returns {SandboxError}
 */
export function describeError(run, thrown, limits) {
  const { context } = run;
  const place = placeOf(textOf(context, thrown, "stack"));
  if (run.isOutOfTime) return { ...outOfTime(limits), ...place };
  const message = messageOf(run, thrown, limits);
  if (run.isOutOfTime) return { ...outOfTime(limits), ...place };
  const prefix = run.isWriting && !message.startsWith("The code") ? "webhook.payload can't be written as JSON: " : "";
  return { message: `${prefix}${message}`.slice(0, MAX_MESSAGE), ...place };
}

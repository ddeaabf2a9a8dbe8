import { createHash } from "node:crypto";
import { Scope } from "quickjs-emscripten-core";
import { describeError, outOfTime } from "./describe-error.mjs";
import { FILE_NAME } from "./file-name.mjs";
import { CLOCK, CONSOLE, INVOKE, RANDOM } from "./prelude.mjs";
import { readOutput, WRONG } from "./read-output.mjs";

// One run of user code in a virtual machine of its own, in the thread. Runtime and context are made for the run and thrown
// away after it: 0.17 ms, and nothing that a run does can be there for the next one to see.

/** Deep recursion must meet this limit before it meets the thread's own stack, which would take the thread with it. */
const STACK_BYTES = 262_144;
const MAX_LOG_LINES = 100;
/** Characters. */
const MAX_LOG_LENGTH = 4_096;

/**
 * @typedef {import("quickjs-emscripten-core").QuickJSContext} Context
 * @typedef {import("quickjs-emscripten-core").QuickJSHandle} Handle
 * @typedef {import("./sandbox").SandboxLimits} Limits
 * @typedef {import("./sandbox").SandboxInput} Input
 * @typedef {import("./sandbox").SandboxOutcome} Outcome
 * @typedef {{ quickjs: import("quickjs-emscripten-core").QuickJSWASMModule, hasGrown: () => boolean }} Machine
 * @typedef {{ kind: string, values: string[] }} Answer what the handler's call came to
 */

/** @param {string} text @returns {number} 32 bits of its hash */
const seedOf = (text) => createHash("sha1").update(text).digest().readInt32LE();

class Run {
  /** @type {string[]} */
  logs = [];
  /** @type {Answer | null} */
  answer = null;
  isOutOfTime = false;
  isWriting = false;
  /** Never, until user code begins. */
  started = Number.POSITIVE_INFINITY;
  cpuBefore = { user: 0, system: 0 };

  /** @param {Context} context @param {Limits} limits @param {Scope} scope @param {() => boolean} hasGrown */
  constructor(context, limits, scope, hasGrown) {
    this.hasGrown = hasGrown;
    this.context = context;
    this.scope = scope;
    // Once it is late it stays late: the code that describes the error must not run on either.
    context.runtime.setInterruptHandler(() => {
      this.isOutOfTime ||= this.spent() > limits.cpuMs;
      return this.isOutOfTime;
    });
    this.send = scope.manage(context.newFunction("send", (kind, ...values) => this.hear(context.getString(kind), values)));
  }

  /**
   * Milliseconds since user code began. Node 20 can't tell a thread's own CPU time; it is no more than the process's, which spares
   * code that only waits for its turn on a busy machine, and no more than what the clock says.
   */
  spent() {
    const { user, system } = process.cpuUsage(this.cpuBefore);
    return Math.min(performance.now() - this.started, (user + system) / 1_000);
  }

  /** @param {string} kind @param {Handle[]} values */
  hear(kind, values) {
    const texts = values.map((value) => this.context.getString(value));
    if (kind === "writing") this.isWriting = true;
    else if (kind === "log") this.logs.push(JSON.parse(texts[0] ?? '""'));
    else this.answer = { kind, values: texts };
    return undefined;
  }

  /** @param {string} code @param {string} file @returns {Handle} what it evaluates to @throws {Handle} what it threw */
  evaluate(code, file) {
    return this.valueOf(this.context.evalCode(code, file, { type: "global" }));
  }

  /** @param {Handle} callee @param {...Handle} values @returns {Handle} @throws {Handle} what it threw */
  call(callee, ...values) {
    return this.valueOf(this.context.callFunction(callee, this.context.undefined, ...values));
  }

  /** @param {ReturnType<Context["evalCode"]>} result */
  valueOf(result) {
    if (result.error) throw this.scope.manage(result.error);
    return this.scope.manage(result.value);
  }

  /** @param {string} code @param {string} text what random numbers come from */
  furnish(code, text) {
    const number = (/** @type {number} */ value) => this.scope.manage(this.context.newNumber(value));
    if (code.includes("console")) {
      this.call(this.evaluate(CONSOLE, "console"), this.send, number(MAX_LOG_LINES), number(MAX_LOG_LENGTH));
    }
    if (code.includes("Date")) this.call(this.evaluate(CLOCK, "clock"), number(Date.now()));
    if (code.includes("random")) this.call(this.evaluate(RANDOM, "random"), number(seedOf(text)));
  }

  /** @param {string} code @param {Input | null} input null: the handler is looked for and not called */
  handle(code, input) {
    const invoke = this.evaluate(INVOKE, "invoke");
    this.furnish(code, input?.payload ?? "");
    this.started = performance.now();
    this.cpuBefore = process.cpuUsage();
    this.evaluate(code, FILE_NAME);
    const handler = this.evaluate('typeof handler === "function" ? handler : undefined', "find");
    if (this.context.typeof(handler) !== "function") this.answer = { kind: "wrong", values: ["handler"] };
    else if (input) {
      const texts = [input.method, input.url, input.payload].map((text) => this.scope.manage(this.context.newString(text)));
      this.call(invoke, this.send, handler, ...texts);
    } else this.answer = { kind: "loaded", values: [] };
  }
}

/** @param {Run} run @param {string} code @param {Input | null} input @param {Limits} limits @returns {Outcome} */
function outcomeOf(run, code, input, limits) {
  try {
    run.handle(code, input);
  } catch (thrown) {
    // Ours, not the code's.
    if (thrown instanceof Error) throw thrown;
    return { ok: false, error: describeError(run, /** @type {Handle} */ (thrown), limits) };
  }
  if (run.isOutOfTime) return { ok: false, error: outOfTime(limits) };
  const { kind, values } = run.answer ?? { kind: "wrong", values: ["undefined"] };
  if (kind === "wrong") return { ok: false, error: { message: WRONG[values[0] ?? ""] ?? "", line: null, column: null } };
  return readOutput(kind, values, input, limits);
}

/**
 * Runs user code once.
 * @param {Machine} machine
 * @param {Limits} limits
 * @param {string} code
 * @param {Input | null} input null: only loads the code and looks for its handler
 * @returns {Outcome & { logs: string[] }}
 * @throws whatever broke the virtual machine itself, after which the machine must not be used again
 */
export function runCode({ quickjs, hasGrown }, limits, code, input) {
  return Scope.withScope((scope) => {
    const runtime = scope.manage(quickjs.newRuntime());
    runtime.setMemoryLimit(limits.memoryBytes);
    runtime.setMaxStackSize(STACK_BYTES);
    // Code that does not name the clock finds none, however it spells it.
    const context = scope.manage(runtime.newContext(code.includes("Date") ? {} : { intrinsics: WITHOUT_CLOCK }));
    const run = new Run(context, limits, scope, hasGrown);
    return { ...outcomeOf(run, code, input, limits), logs: run.logs };
  });
}

const WITHOUT_CLOCK = {
  BaseObjects: true,
  Eval: true,
  StringNormalize: true,
  RegExp: true,
  RegExpCompiler: true,
  JSON: true,
  Proxy: true,
  MapSet: true,
  TypedArrays: true,
  Promise: true,
};

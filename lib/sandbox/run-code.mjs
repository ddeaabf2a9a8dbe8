import { createHash } from "node:crypto";
import { describeError, outOfTime } from "./describe-error.mjs";
import { FILE_NAME } from "./file-name.mjs";
import { readOutput, WRONG } from "./read-output.mjs";

// One run of user code in the thread's virtual machine, which is as new each time.

/**
 * @typedef {import("./machine.mjs").Machine} Machine
 * @typedef {import("quickjs-emscripten-core").QuickJSHandle} Handle
 * @typedef {import("./sandbox").SandboxLimits} Limits
 * @typedef {import("./sandbox").SandboxInput} Input
 * @typedef {import("./sandbox").SandboxOutcome} Outcome
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
  started = performance.now();
  cpuBefore = process.cpuUsage();

  /** @param {Machine} machine @param {Limits} limits */
  constructor(machine, limits) {
    this.machine = machine;
    this.context = machine.context;
    this.limits = limits;
  }

  hasGrown = () => this.machine.hasGrown;

  /** Once it is late it stays late: the code that describes the error must not run on either. */
  isOver() {
    this.isOutOfTime ||= this.spent() > this.limits.cpuMs;
    return this.isOutOfTime;
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
  }

  /** @param {string} code @param {Input | null} input null: the handler is looked for and not called */
  handle(code, input) {
    const { machine, context } = this;
    machine.begin(this, Date.now(), seedOf(input?.payload ?? ""));
    machine.evaluate(code, FILE_NAME);
    const handler = machine.evaluate('typeof handler === "function" ? handler : undefined', "find");
    if (context.typeof(handler) !== "function") this.answer = { kind: "wrong", values: ["handler"] };
    else if (input) {
      const texts = [input.method, input.url, input.payload].map((text) => context.newString(text));
      machine.call(machine.invoke, machine.send, handler, ...texts);
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
export function runCode(machine, limits, code, input) {
  const run = new Run(machine, limits);
  return { ...outcomeOf(run, code, input, limits), logs: run.logs };
}

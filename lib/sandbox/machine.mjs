import variant from "@jitl/quickjs-wasmfile-release-sync";
import { newQuickJSWASMModuleFromVariant, newVariant } from "quickjs-emscripten-core";
import { findStack, memoryImage } from "./memory-image.mjs";
import { makeConsole, makeInvoke, seedRandom, stopClock } from "./prelude.mjs";

// The virtual machine that user code runs in: QuickJS, with all that is ours already in it. It is made once; before each run its
// memory is put back to what it was then, so that a run finds a machine nobody has used, and making it costs nothing.

const PAGE_BYTES = 65_536;
/** What the module is built to begin with. */
const INITIAL_PAGES = 256;
/** What the module needs for itself: its stack (5 MiB), its constants, and a fresh runtime with its context. */
const OWN_BYTES = 5_767_168;
/** Deep recursion must meet this limit before it meets the thread's own stack, which would take the thread with it. */
const STACK_BYTES = 262_144;
const MAX_LOG_LINES = 100;
/** Characters. */
const MAX_LOG_LENGTH = 4_096;

/**
 * @typedef {import("quickjs-emscripten-core").QuickJSContext} Context
 * @typedef {import("quickjs-emscripten-core").QuickJSHandle} Handle
 * @typedef {{ hear: (kind: string, values: Handle[]) => void, isOver: () => boolean }} Guest what the machine tells of the run at hand
 */

export class Machine {
  /** The run at hand. @type {Guest | null} */
  guest = null;

  /** @param {Context} context @param {WebAssembly.Memory} wasmMemory @param {import("./memory-image.mjs").Stack} stack */
  constructor(context, wasmMemory, stack) {
    this.context = context;
    this.wasmMemory = wasmMemory;
    context.runtime.setInterruptHandler(() => this.guest?.isOver() ?? false);
    this.send = context.newFunction("send", (kind, ...values) => {
      this.guest?.hear(context.getString(kind), values);
    });
    const number = (/** @type {number} */ value) => context.newNumber(value);
    this.call(this.define(makeConsole), this.send, number(MAX_LOG_LINES), number(MAX_LOG_LENGTH));
    this.setClock = this.call(this.define(stopClock));
    this.setSeed = this.call(this.define(seedRandom));
    this.invoke = this.call(this.define(makeInvoke));
    this.restore = memoryImage(wasmMemory, stack);
  }

  /** Whether memory had to grow, which it can't take back. */
  get hasGrown() {
    return this.wasmMemory.buffer.byteLength > INITIAL_PAGES * PAGE_BYTES;
  }

  /**
   * Makes it as it was when it was made, for another guest. Every handle to what was made since points to nothing any more.
   * @param {Guest} guest
   * @param {number} now the instant at which its clock stands, in milliseconds
   * @param {number} seed of its random numbers
   */
  begin(guest, now, seed) {
    this.restore();
    this.guest = null;
    this.call(this.setClock, this.context.newNumber(now));
    this.call(this.setSeed, this.context.newNumber(seed));
    this.guest = guest;
  }

  /** @param {string} code @param {string} file @returns {Handle} what it evaluates to @throws {Handle} what it threw */
  evaluate(code, file) {
    return handleOf(this.context.evalCode(code, file, { type: "global" }));
  }

  /** @param {Handle} callee @param {...Handle} values @returns {Handle} @throws {Handle} what it threw */
  call(callee, ...values) {
    return handleOf(this.context.callFunction(callee, this.context.undefined, ...values));
  }

  /** A function of ours, inside. @param {Function} part whose own source is evaluated */
  define(part) {
    return this.evaluate(`(${part})`, part.name);
  }
}

/** @param {ReturnType<Context["evalCode"]>} result */
function handleOf(result) {
  if (result.error) throw result.error;
  return result.value;
}

/**
 * With bounded memory: QuickJS's own limit refuses large allocations only, since it can't tell how much it holds when it is built
 * for WebAssembly.
 * @param {import("./sandbox").SandboxLimits} limits
 */
export async function loadMachine(limits) {
  const maximum = Math.ceil((OWN_BYTES + limits.memoryBytes) / PAGE_BYTES);
  const wasmMemory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: Math.max(maximum, INITIAL_PAGES) });
  const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }));
  const stack = findStack(wasmMemory);
  const runtime = quickjs.newRuntime();
  runtime.setMemoryLimit(limits.memoryBytes);
  runtime.setMaxStackSize(STACK_BYTES);
  return new Machine(runtime.newContext(), wasmMemory, stack);
}

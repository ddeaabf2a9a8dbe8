import { parentPort, workerData } from "node:worker_threads";
import { loadMachine } from "./machine.mjs";
import { runCode } from "./run-code.mjs";

// The thread that user code runs in: one run after another, each asked for by a message and answered by one. Plain
// JavaScript, since it is loaded as it is from built, watched and tested processes alike.

/** @type {import("./sandbox").SandboxLimits} */
const limits = workerData;

const WARM_UP = "function handler(webhook) { console.log(new Date()); webhook.payload.a = [Math.random()].map(String); return webhook; }";

/** A machine that has run once, so that the compiling of its functions is not counted as some user's time. */
async function load() {
  const machine = await loadMachine(limits);
  runCode(machine, limits, WARM_UP, { method: "POST", url: "", payload: "{}" });
  return machine;
}

let machine = await load();

/** @param {{ code: string, input: import("./sandbox").SandboxInput | null }} job */
async function work({ code, input }) {
  const started = performance.now();
  try {
    const result = { ...runCode(machine, limits, code, input), durationMs: performance.now() - started };
    // Memory never shrinks: after code that used it up, the next begins with as much as any.
    if (!result.ok && machine.hasGrown) machine = await load();
    return result;
  } catch (error) {
    // The virtual machine broke, not the code in it: a new one for the next run.
    machine = await load();
    const message = `The code can't be run: ${error instanceof Error ? error.message : error}`.slice(0, 200);
    return { ok: false, error: { message, line: null, column: null }, logs: [], durationMs: performance.now() - started };
  }
}

parentPort?.on("message", async (job) => parentPort?.postMessage(await work(job)));
parentPort?.postMessage("ready");

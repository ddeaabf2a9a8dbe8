import path from "node:path";
import type * as workerThreads from "node:worker_threads";

/** What a run may use. */
export interface SandboxLimits {
  /** Milliseconds. Checked between steps of the code; see `graceOf` for steps that take long in themselves. */
  cpuMs: number;
  /** All that the code makes, and its own text. */
  memoryBytes: number;
  /** The payload that comes out, as UTF-8. */
  outputBytes: number;
}

export interface SandboxInput {
  method: string;
  url: string;
  /** JSON text. */
  payload: string;
}

/** Why a run came to nothing. Line and column count from 1, in the user's own code; null where the fault is in no one place. */
export interface SandboxError {
  message: string;
  line: number | null;
  column: number | null;
}

export type SandboxOutcome =
  | {
      ok: true;
      method: "POST" | "PUT" | "GET" | "DELETE";
      url: string;
      /** JSON text; null when the handler left it as it was, so that the original bytes are sent. */
      payload: string | null;
      cancel: boolean;
    }
  | { ok: false; error: SandboxError };

export type SandboxResult = SandboxOutcome & {
  /** What the code wrote to its console, at most 100 lines. */
  logs: string[];
  durationMs: number;
};

interface Job {
  code: string;
  /** null: the code is only loaded. */
  input: SandboxInput | null;
  resolve: (result: SandboxResult) => void;
}

interface Thread {
  worker: workerThreads.Worker;
  isReady: boolean;
  job: Job | null;
  watch: NodeJS.Timeout | undefined;
}

// Asked for at run time: Next would bundle the file that an imported Worker is given, and minify functions whose source text is
// what they are there for (prelude.mjs).
const { Worker } = process.getBuiltinModule("node:worker_threads") as typeof workerThreads;

const THREADS = 2;
const START_MS = 30_000;
/** The thread's own stack: QuickJS's limit on recursion (run-code.mjs) must come first, also for its most wasteful callers. */
const STACK_MB = 16;
/** Relative to where the processes run, which is always the project's root: the file is not part of any bundle. */
const THREAD_FILE = path.resolve("lib/sandbox/sandbox-thread.mjs");

/** How long a thread may be silent about a run, in milliseconds: a single step of the code can't be interrupted from inside. */
const graceOf = (limits: SandboxLimits) => 4 * limits.cpuMs + 1_000;

/**
 * Runs user code off the event loop, in QuickJS inside a thread: no input or output, no objects of ours, nothing kept from one
 * run to the next. Bounds and contract are in README.md.
 */
export class Sandbox {
  private readonly threads = new Set<Thread>();
  private readonly waiting: Job[] = [];
  private isClosed = false;

  constructor(private readonly limits: SandboxLimits) {}

  /**
   * Calls the code's `handler` with `{ method, url, payload, cancel: false }`.
   * @returns what it made of it; whatever the code does wrong is an outcome, never an exception
   */
  run(code: string, input: SandboxInput): Promise<SandboxResult> {
    return this.enqueue(code, input);
  }

  /** Loads the code without calling its handler. @returns what is wrong with it; null where it can be run */
  async check(code: string): Promise<SandboxError | null> {
    const result = await this.enqueue(code, null);
    return result.ok ? null : result.error;
  }

  /** Ends its threads; runs that are under way or waiting fail. */
  async close(): Promise<void> {
    this.isClosed = true;
    const jobs = [...this.waiting.splice(0), ...[...this.threads].flatMap(({ job }) => job ?? [])];
    for (const job of jobs) job.resolve(failure("The sandbox was closed before the code was run."));
    await Promise.all([...this.threads].map((thread) => this.end(thread)));
  }

  private enqueue(code: string, input: SandboxInput | null): Promise<SandboxResult> {
    if (this.isClosed) return Promise.resolve(failure("The sandbox is closed."));
    return new Promise((resolve) => {
      this.waiting.push({ code, input, resolve });
      this.dispatch();
    });
  }

  /** Code that is not being run comes first, so that one user's slow code does not keep the others' waiting behind all of its own. */
  private nextJob(): Job | undefined {
    const busy = new Set([...this.threads].map(({ job }) => job?.code));
    const at = this.waiting.findIndex(({ code }) => !busy.has(code));
    return this.waiting.splice(Math.max(at, 0), 1)[0];
  }

  private dispatch(): void {
    while (this.waiting.length > 0) {
      const thread = [...this.threads].find(({ job }) => job === null) ?? (this.threads.size < THREADS ? this.startThread() : undefined);
      if (!thread) return;
      thread.job = this.nextJob() ?? null;
      if (thread.isReady) this.begin(thread);
    }
  }

  private startThread(): Thread {
    const worker = new Worker(THREAD_FILE, {
      workerData: this.limits,
      env: {},
      execArgv: [],
      resourceLimits: { stackSizeMb: STACK_MB },
    });
    // The timer of a run keeps the process; an idle thread must not.
    worker.unref();
    const thread: Thread = { worker, isReady: false, job: null, watch: undefined };
    thread.watch = setTimeout(() => this.replace(thread, "The code could not be run: its thread did not start in time."), START_MS);
    worker.on("message", (message: "ready" | SandboxResult) => this.hear(thread, message));
    worker.on("error", (error) => this.replace(thread, `The code could not be run: its thread stopped (${error.message}).`));
    worker.on("exit", () => this.replace(thread, "The code could not be run: its thread stopped."));
    this.threads.add(thread);
    return thread;
  }

  private hear(thread: Thread, message: "ready" | SandboxResult): void {
    clearTimeout(thread.watch);
    if (message === "ready") {
      thread.isReady = true;
      if (thread.job) this.begin(thread);
      return;
    }
    const { job } = thread;
    thread.job = null;
    this.dispatch();
    job?.resolve(message);
  }

  private begin(thread: Thread): void {
    const grace = graceOf(this.limits);
    const overrun = `The code ran for more than ${this.limits.cpuMs} ms and was stopped.`;
    thread.watch = setTimeout(() => this.replace(thread, overrun, grace), grace);
    thread.worker.postMessage({ code: thread.job?.code, input: thread.job?.input });
  }

  /** Ends a thread that died or is stuck, with its job; the next job starts another. */
  private replace(thread: Thread, message: string, durationMs = 0): void {
    if (!this.threads.has(thread)) return;
    const { job } = thread;
    void this.end(thread);
    job?.resolve(failure(message, durationMs));
    this.dispatch();
  }

  private async end(thread: Thread): Promise<void> {
    clearTimeout(thread.watch);
    this.threads.delete(thread);
    await thread.worker.terminate();
  }
}

function failure(message: string, durationMs = 0): SandboxResult {
  return { ok: false, error: { message, line: null, column: null }, logs: [], durationMs };
}

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

interface Answer {
  id: number;
  value?: unknown;
  error?: string;
}

/** A process of a measurement's own, asked over IPC (serve-parent.ts): load and receivers must not share an event loop with what judges them. */
export class Child {
  private readonly waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  private asked = 0;

  private constructor(private readonly process: ChildProcess) {
    process.on("message", ({ id, value, error }: Answer) => {
      const waiter = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) waiter?.resolve(value as never);
      else waiter?.reject(new Error(error));
    });
    process.on("exit", (code) => {
      for (const { reject } of this.waiting.values()) reject(new Error(`A process of the measurement ended (exit code ${code}).`));
      this.waiting.clear();
    });
  }

  /** @param file absolute, TypeScript */
  static async start(file: string): Promise<Child> {
    const started = fork(file, { execArgv: ["--import", "tsx"] });
    await once(started, "message"); // ready
    return new Child(started);
  }

  ask<T>(call: string, argument?: unknown): Promise<T> {
    const id = ++this.asked;
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.process.send({ id, call, argument });
    });
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const ended = once(this.process, "exit");
    this.process.disconnect();
    await ended;
  }
}

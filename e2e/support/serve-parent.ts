/** A call a child process answers: its name, and one argument that survives JSON. */
export type Calls = Record<string, (argument: never) => Promise<unknown>>;

interface Question {
  id: number;
  call: string;
  argument: unknown;
}

/** Answers the parent's questions (child.ts) by the functions given, until the parent hangs up. */
export function serveParent(calls: Calls): void {
  process.on("message", ({ id, call, argument }: Question) => {
    const answer = calls[call]?.(argument as never) ?? Promise.reject(new Error(`No call ${call}.`));
    answer.then(
      (value) => process.send?.({ id, value }),
      (error: Error) => process.send?.({ id, error: error.stack ?? error.message }),
    );
  });
  process.on("disconnect", () => process.exit());
  process.send?.({ ready: true });
}

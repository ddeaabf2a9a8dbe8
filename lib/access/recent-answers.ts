import { setTimeout as wait } from "node:timers/promises";
import { shareQuestion } from "@/lib/access/share-question";

/** How old an answer may be, counted from when it was asked for. */
const KEPT_MS = 100;

interface Answer {
  value: unknown;
  /** By `performance.now()`. */
  until: number;
}

const answers = new Map<string, Answer>();

/**
 * Asks a question unless it was asked within the last tenth of a second; shares the asking as `shareQuestion` does. "There is
 * none" is always asked again.
 * @param name the same for the same question
 */
export async function recentAnswer<T extends object>(name: string, question: () => Promise<T | undefined>): Promise<T | undefined> {
  const now = performance.now();
  const known = answers.get(name);
  if (known && now < known.until) return known.value as T;
  const value = await shareQuestion(name, question);
  // Asked when this began or later.
  if (value) keep(name, { value, until: now + KEPT_MS });
  return value;
}

function keep(name: string, answer: Answer): void {
  const known = answers.get(name);
  if (known && known.until >= answer.until) return;
  answers.set(name, answer);
  setTimeout(() => {
    if (answers.get(name) === answer) answers.delete(name);
  }, answer.until - performance.now()).unref();
}

/**
 * For whoever has committed a change of what was asked for, before saying that it is done: resolves when no process knows the
 * answer from before any more.
 */
export async function untilAskedAnew(): Promise<void> {
  // Timers may be early by up to a millisecond.
  await wait(KEPT_MS + 2);
}

import { EventEmitter } from "node:events";

/** The channel processes tell each other on that there is work. */
export const WORK_CHANNEL = "postrider_work";

// Kept on globalThis, because the server's bundle and Next's each load this module, and must hear each other.
const kept = globalThis as { postriderWork?: EventEmitter };
kept.postriderWork ??= new EventEmitter();
const emitter = kept.postriderWork;

function listen(event: string, listener: (...args: never[]) => void): () => void {
  emitter.on(event, listener as () => void);
  return () => emitter.off(event, listener as () => void);
}

/** Tells this process's engine that something may be due. Other processes hear it through NOTIFY (lib/lanes/wake-lanes.ts). */
export function signalWork(): void {
  emitter.emit("work");
}

/** @returns a function that stops listening */
export function onWork(listener: () => void): () => void {
  return listen("work", listener);
}

/** Tells whoever has to arrange for it when lanes that were woken are due. */
export function signalDue(instants: Iterable<Date>): void {
  emitter.emit("due", [...instants]);
}

/** @param listener hears the instants lanes were woken for, past ones too; @returns a function that stops listening */
export function onDue(listener: (instants: Date[]) => void): () => void {
  return listen("due", listener);
}

/** Tells this process that a replay was started, or goes on. */
export function signalReplay(): void {
  emitter.emit("replay");
}

/** @returns a function that stops listening */
export function onReplay(listener: () => void): () => void {
  return listen("replay", listener);
}

import { z } from "zod";

/** How often a process says that it is there. */
export const BEAT_MS = 10_000;
/** Three beats missed: it is gone. */
export const GONE_AFTER_MS = 30_000;
/** Kept this long to be seen, from the last beat on. */
export const KEPT_MS = 86_400_000;

export const PROCESS_STATES = ["running", "stopping", "gone"] as const;

/** A process of Postrider's, as it was last heard of. */
export const processAnswer = z.object({
  id: z.uuid(),
  kind: z.enum(["web", "worker"]),
  state: z.enum(PROCESS_STATES),
  host: z.string(),
  pid: z.number().int(),
  version: z.string(),
  started: z.iso.datetime(),
  seen: z.iso.datetime(),
  inFlight: z.number().int().nullable().describe("Attempts; null where it makes none."),
  attempts: z.number().int().nullable().describe("Made in the minute before it was last heard of; null where it makes none."),
  memory: z.number().describe("Resident, in bytes."),
});
export type ProcessAnswer = z.infer<typeof processAnswer>;

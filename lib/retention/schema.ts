import { z } from "zod";

/** What ends the time something is kept for. */
export const RETENTION_RULES = ["retention", "inboxTtl", "idempotency", "session", "day", "week", "always"] as const;

/** One run of the purge, from its first step to the one that found nothing more. */
export const purgeRunAnswer = z.object({
  id: z.uuid(),
  started: z.iso.datetime(),
  ended: z.iso.datetime(),
  messages: z.number().int().describe("Messages removed, with their deliveries and attempts."),
  state: z.enum(["done", "running", "interrupted"]),
});
export type PurgeRunAnswer = z.infer<typeof purgeRunAnswer>;

/** What is stored, how long it is kept, and whether removing it keeps up. */
export const retentionState = z.object({
  retentionMs: z.number().describe("RETENTION"),
  inboxTtlMs: z.number().describe("INBOX_TTL"),
  oldestMessage: z.iso.datetime().nullable(),
  expired: z.number().int().describe("Messages that could be removed now, counted to a bound."),
  overdueSince: z.iso.datetime().nullable().describe("When the first of them expired."),
  behind: z.boolean(),
  lastDay: z.object({ messages: z.number().int(), runs: z.number().int() }),
  runs: z.array(purgeRunAnswer).describe("Latest first: the last one, and before it those that removed something."),
  tables: z.array(
    z.object({
      name: z.string(),
      rows: z.number().describe("As PostgreSQL estimates it."),
      bytes: z.number().describe("With indexes."),
      kept: z.enum(RETENTION_RULES),
    }),
  ),
});
export type RetentionState = z.infer<typeof retentionState>;

/** Expired messages are counted no further. */
export const MAX_EXPIRED_COUNTED = 10_000;

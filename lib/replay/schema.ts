import { z } from "zod";

export const REPLAY_KINDS = ["failed", "missing"] as const;
export type ReplayKind = (typeof REPLAY_KINDS)[number];

export const REPLAY_STATUSES = ["pending", "running", "paused", "completed", "cancelled"] as const;
export type ReplayStatus = (typeof REPLAY_STATUSES)[number];

/** More than any consumer's rate limit may be would only pile up before it. */
export const MAX_PACE = 10_000;

const instant = z.iso.datetime();

/** Body of `POST /webhooks/{id}/recover` and `…/replay`. */
export const startReplayInput = z.strictObject({
  /** Messages accepted at this instant or later. */
  since: z.iso.datetime({ offset: true }),
  /** Messages accepted before this instant; now, where it is left out. */
  until: z.iso.datetime({ offset: true }).optional(),
  /** Only these; all, where it is left out. */
  eventTypes: z.array(z.string().min(1).max(128)).min(1, "Name at least one event type, or leave the list out.").max(500).optional(),
  /** Messages a second. */
  pace: z.number().int("Give a whole number of messages a second.").min(1).max(MAX_PACE).optional(),
  /** Only counts. */
  dryRun: z.boolean().optional(),
});
export type StartReplayInput = z.infer<typeof startReplayInput>;

/** What a replay would send. */
export const replayEstimate = z.object({
  count: z.number().int(),
  byEventType: z.record(z.string(), z.number().int()),
  estimatedSeconds: z.number().int(),
});
export type ReplayEstimate = z.infer<typeof replayEstimate>;

/** A recovery (`failed`) or replay (`missing`) as the API answers it (api.md, Shapes). */
export const replay = z.object({
  id: z.uuid(),
  webhookId: z.uuid(),
  kind: z.enum(REPLAY_KINDS),
  status: z.enum(REPLAY_STATUSES),
  since: instant,
  until: instant,
  eventTypes: z.array(z.string()).nullable(),
  pace: z.number().int(),
  /** What was counted when it started; once it is completed, what there turned out to be. */
  total: z.number().int(),
  /** `failed`: attempts that have ended. `missing`: deliveries created. */
  done: z.number().int(),
  /** Of those done; for `missing`, deliveries that have succeeded so far. */
  succeeded: z.number().int(),
  failed: z.number().int(),
  created: instant,
  createdBy: z.string().nullable(),
  finished: instant.nullable(),
});
export type ReplayAnswer = z.infer<typeof replay>;

/** Body and answer of `POST /messages/{id}/resend`. */
export const resendInput = z.strictObject({ webhookId: z.uuid("The id of a webhook consumer is a uuid.") });
export const resent = z.object({ messageId: z.string(), webhookId: z.uuid() });
export type Resent = z.infer<typeof resent>;

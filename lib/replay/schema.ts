import { z } from "zod";
import { cursorPageOf } from "@/lib/paging";

export const REPLAY_KINDS = ["failed", "missing"] as const;
export type ReplayKind = (typeof REPLAY_KINDS)[number];

export const REPLAY_STATUSES = ["pending", "running", "paused", "completed", "cancelled"] as const;
export type ReplayStatus = (typeof REPLAY_STATUSES)[number];

/** More than any consumer's rate limit may be would only pile up before it. */
export const MAX_PACE = 10_000;

/** Without a rate limit: gentle for an ordinary receiver that also gets its live messages, and still four million a day. */
const DEFAULT_PACE = 50;
/** Of a rate limit: a fifth is left to live messages. */
const PACE_SHARE = 0.8;

/** The pace of a replay that asks for none, in messages a second. @param rateLimit the consumer's, where it has one */
export function defaultPace(rateLimit: number | null): number {
  return rateLimit === null ? DEFAULT_PACE : Math.max(1, Math.floor(rateLimit * PACE_SHARE));
}

const instant = z.iso.datetime();

/** Body of `POST /webhooks/{id}/recover` and `…/replay`. */
export const startReplayInput = z
  .strictObject({
    since: z.iso.datetime({ offset: true }).describe("Messages accepted at this instant or later."),
    until: z.iso.datetime({ offset: true }).optional().describe("Messages accepted before this instant; now, where it is left out."),
    eventTypes: z
      .array(z.string().min(1).max(128))
      .min(1, "Name at least one event type, or leave the list out.")
      .max(500)
      .optional()
      .describe("Only these; all, where it is left out."),
    pace: z.number().int("Give a whole number of messages a second.").min(1).max(MAX_PACE).optional().describe("Messages a second."),
    dryRun: z.boolean().optional().describe("Only counts what would be sent."),
  })
  .meta({ id: "StartReplay" });
export type StartReplayInput = z.infer<typeof startReplayInput>;

/** What a replay would send. */
export const replayEstimate = z
  .object({
    count: z.number().int(),
    byEventType: z.record(z.string(), z.number().int()),
    estimatedSeconds: z.number().int(),
  })
  .meta({ id: "ReplayEstimate" });
export type ReplayEstimate = z.infer<typeof replayEstimate>;

/** A recovery (`failed`) or replay (`missing`) as the API answers it (api.md, Shapes). */
export const replay = z
  .object({
    id: z.uuid(),
    webhookId: z.uuid(),
    kind: z.enum(REPLAY_KINDS),
    status: z.enum(REPLAY_STATUSES),
    since: instant,
    until: instant,
    eventTypes: z.array(z.string()).nullable(),
    pace: z.number().int(),
    total: z.number().int().describe("What was counted when it started; once it is completed, what there turned out to be."),
    done: z.number().int().describe("`failed`: attempts that have ended. `missing`: deliveries created."),
    succeeded: z.number().int().describe("Of those done; for `missing`, deliveries that have succeeded so far."),
    failed: z.number().int(),
    created: instant,
    createdBy: z.string().nullable(),
    finished: instant.nullable(),
  })
  .meta({ id: "Replay" });
export type ReplayAnswer = z.infer<typeof replay>;

/** A consumer's replays, newest first. */
export const replayPage = cursorPageOf(replay);
export type ReplayPage = z.infer<typeof replayPage>;

/** Body and answer of `POST /messages/{id}/resend`. */
export const resendInput = z.strictObject({ webhookId: z.uuid("The id of a webhook consumer is a uuid.") });
export const resent = z.object({ messageId: z.string(), webhookId: z.uuid() }).meta({ id: "Resent" });
export type Resent = z.infer<typeof resent>;

import { z } from "zod";
import { ATTEMPT_ERROR_CODES } from "@/lib/delivery/schema";

/** Most breakers a page shows; those in trouble come first. */
export const MAX_HOSTS = 200;
/** Deferred deliveries of a host are counted no further. */
export const MAX_DEFERRED_COUNTED = 1_000;
/** How long a hand may hold a host: a maintenance, not a decision for good. Disabling the consumer is for that. */
export const MAX_OPEN_MINUTES = 7 * 24 * 60;

export const HOST_STATES = ["open", "probing", "failing", "closed"] as const;

/** The breaker of one host of one client, with what it holds back and why. */
export const hostAnswer = z.object({
  clientId: z.uuid(),
  clientName: z.string(),
  host: z.string().describe("`host:port`"),
  state: z.enum(HOST_STATES).describe("`failing`: closed, with failures in the last minute."),
  openUntil: z.iso.datetime().nullable(),
  probesLeft: z.number().int().nullable().describe("Good answers still wanted, while probing."),
  hand: z.object({ reason: z.string(), by: z.string() }).nullable().describe("Set where it was opened by hand."),
  lastMinute: z.object({ attempts: z.number().int(), failures: z.number().int() }),
  consumers: z.number().int(),
  deferred: z.number().int().describe("Deliveries of theirs still to be made, counted to a bound."),
  reasons: z
    .array(z.object({ errorCode: z.enum(ATTEMPT_ERROR_CODES).nullable(), status: z.number().int().nullable(), count: z.number().int() }))
    .describe("What the latest failures were, the most frequent first."),
});
export type HostAnswer = z.infer<typeof hostAnswer>;

export const hostList = z.object({
  results: z.array(hostAnswer),
  /** How many there are of each, over all that were looked for. */
  troubled: z.number().int(),
  all: z.number().int(),
});
export type HostList = z.infer<typeof hostList>;

const host = z.string().trim().min(1).max(300);
const reason = z.string().trim().min(3, "Say why: it is written into the audit log.").max(300);
/** Null: every client that sends to the host. */
const clientId = z.uuid().nullable();

export const openHostInput = z.object({ host, clientId, reason, minutes: z.number().int().min(1).max(MAX_OPEN_MINUTES) });
export type OpenHostInput = z.infer<typeof openHostInput>;

export const closeHostInput = z.object({ host, clientId, reason });
export type CloseHostInput = z.infer<typeof closeHostInput>;

export const hostFilter = z.object({ trouble: z.boolean(), search: z.string().trim().max(300).optional() });
export type HostFilter = z.infer<typeof hostFilter>;
/** The same as a query's text. */
export const hostQuery = hostFilter.extend({ trouble: z.stringbool() });

import { randomUUID } from "node:crypto";
import type { Queryable } from "@/lib/db";
import { CLAIM, RATE_TOLERANCE_MS } from "@/lib/delivery/claim-statement";

/** An attempt outside the schedule, asked for by a person or a replay. */
export interface ClaimedResend {
  id: string;
  trigger: "manual" | "replay";
  triggeredBy: string | null;
  replayId: string | null;
}

/** A due delivery under our lease, with what it takes to attempt it. */
export interface ClaimedDelivery {
  messageId: string;
  consumerId: string;
  clientId: string;
  consumerVersion: number;
  /** `host:port` of the consumer's URL. */
  host: string;
  /** The slot of the schedule this attempt uses, 0-based; null for one outside it. */
  slot: number | null;
  isTest: boolean;
  /** The envelope; null once it was expunged. */
  payload: Buffer | null;
  leaseToken: string;
  resend: ClaimedResend | null;
  /** Made to see whether a host answers again: its outcome counts at once, whichever process makes it. */
  isProbe: boolean;
}

export interface ClaimRequest {
  now: Date;
  /** When the lease ends: later than any attempt begun now can. */
  leaseUntil: Date;
  limit: number;
  /** At most this many for one consumer. */
  perConsumer: number;
  /** Consumers with attempts in flight here, and how many more each may have. */
  free: Map<string, number>;
  /** The consumer served last: the round goes on behind it. */
  after: string;
}

export interface ClaimRow extends Omit<ClaimedDelivery, "leaseToken" | "resend" | "isProbe"> {
  resendId: string | null;
  trigger: "manual" | "replay" | null;
  triggeredBy: string | null;
  replayId: string | null;
}

const FIRST_ID = "00000000-0000-0000-0000-000000000000";

export function claimedFrom(
  { resendId, trigger, triggeredBy, replayId, ...row }: ClaimRow,
  leaseToken: string,
  isProbe = false,
): ClaimedDelivery {
  const resend = resendId === null || trigger === null ? null : { id: resendId, trigger, triggeredBy, replayId };
  return { ...row, leaseToken, resend, isProbe };
}

/** Claims up to `limit` due deliveries and resends under a lease of their own, within the rate limits of their consumers. */
export async function claimDeliveries(db: Queryable, request: ClaimRequest): Promise<ClaimedDelivery[]> {
  const leaseToken = randomUUID();
  const { rows } = await db.query<ClaimRow>({
    ...CLAIM,
    values: [
      request.now,
      leaseToken,
      request.leaseUntil,
      request.limit,
      request.perConsumer,
      [...request.free.keys()],
      [...request.free.values()],
      request.after || FIRST_ID,
      new Date(request.now.getTime() + RATE_TOLERANCE_MS),
    ],
  });
  return rows.map((row) => claimedFrom(row, leaseToken));
}

import type { AttemptAnswer } from "@/lib/delivery-log/schema";

export interface TimingSpan {
  stage: "dns" | "connect" | "tls" | "firstByte" | "body" | "waiting";
  /** Null where the attempt did not come so far. */
  ms: number | null;
  /** Milliseconds from the start of the attempt. */
  from: number;
}

const STAGES = ["dns", "connect", "tls", "firstByte"] as const;

/**
 * The stages of an attempt one after the other. What the stages leave of the total is the body, or the wait that was broken off
 * where no answer began. On a kept connection there is no name to resolve and no handshake, so those stages are left out.
 */
export function timingSpans(timing: NonNullable<AttemptAnswer["timing"]>, answered: boolean): TimingSpan[] {
  const reused = timing.dns === null && timing.connect === null && (answered || timing.firstByte !== null);
  const spans: TimingSpan[] = [];
  let from = 0;
  for (const stage of STAGES) {
    const ms = timing[stage];
    // Plain http has no TLS, an address no name to resolve, a kept connection neither.
    if (ms === null && (reused || answered || stage === "firstByte")) continue;
    spans.push({ stage, ms, from });
    from += ms ?? 0;
  }
  spans.push({ stage: answered ? "body" : "waiting", ms: Math.max(0, timing.total - from), from });
  return spans;
}

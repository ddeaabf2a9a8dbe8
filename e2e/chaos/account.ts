import type { Acknowledged } from "@/e2e/chaos/processes/publisher";
import type { Arrival } from "@/e2e/chaos/processes/receivers";

/** Deliveries counted from both ends, without a look into the product. */
export interface Account {
  acknowledged: number;
  /** Acknowledged deliveries: a message counts once for each receiver it is for. */
  expected: number;
  delivered: number;
  /** Acknowledged and never arrived: what must not be. */
  lost: { messageId: string; receiver: string }[];
  /** Arrivals beyond the first. */
  repeated: number;
  /** Arrived without an acknowledgement: the answer was lost, and the publisher gave up. */
  unacknowledged: number;
}

const keyOf = (messageId: string, receiver: string) => `${messageId} ${receiver}`;

/** @param receiversOf which receivers an event type's messages are for; of types that are not named nothing is expected */
export function accountOf(acknowledged: Acknowledged[], arrivals: Arrival[], receiversOf: Map<string, string[]>): Account {
  const arrived = new Set(arrivals.map(({ messageId, receiver }) => keyOf(messageId, receiver)));
  const expected = acknowledged.flatMap(({ messageId, eventType }) =>
    (receiversOf.get(eventType) ?? []).map((receiver) => ({ messageId, receiver })),
  );
  // A batch that was answered twice names a message twice.
  const wanted = new Map(expected.map((delivery) => [keyOf(delivery.messageId, delivery.receiver), delivery]));
  const lost = [...wanted].filter(([key]) => !arrived.has(key)).map(([, delivery]) => delivery);
  return {
    acknowledged: acknowledged.length,
    expected: wanted.size,
    delivered: wanted.size - lost.length,
    lost,
    repeated: arrivals.length - arrived.size,
    unacknowledged: [...arrived].filter((key) => !wanted.has(key)).length,
  };
}

/** A fault as it was made. */
export interface MadeFault {
  kind: string;
  /** Milliseconds of `sharedNow`: when it began, and when it was over (a kill is over at once). */
  began: number;
  ended: number;
  /** From its end to the first delivery of a message first sent after it; null where the next fault came before that. */
  recoveryMs: number | null;
  /** Arrivals, from its beginning to the next fault's, of what had arrived before. */
  repeated: number;
}

export type FaultTimes = Pick<MadeFault, "kind" | "began" | "ended">;

/** Fills in how long it took the product to recover from each fault, and what arrived again for it. */
export function withConsequences(faults: FaultTimes[], acknowledged: Acknowledged[], arrivals: Arrival[]): MadeFault[] {
  const firstArrival = new Map<string, number>();
  for (const { messageId, at } of arrivals) firstArrival.set(messageId, Math.min(at, firstArrival.get(messageId) ?? at));
  const served = acknowledged
    .map(({ messageId, sentAt }) => ({ sentAt, arrivedAt: firstArrival.get(messageId) ?? Number.POSITIVE_INFINITY }))
    .filter(({ arrivedAt }) => Number.isFinite(arrivedAt));
  const repeats = repeatsOf(arrivals);
  return faults.map((fault, i) => {
    const until = faults[i + 1]?.began ?? Number.POSITIVE_INFINITY;
    let first = Number.POSITIVE_INFINITY;
    for (const { sentAt, arrivedAt } of served) if (sentAt > fault.ended && arrivedAt < first) first = arrivedAt;
    const repeated = repeats.filter((at) => at >= fault.began && at < until).length;
    return { ...fault, recoveryMs: first < until ? first - fault.ended : null, repeated };
  });
}

/** @returns when something arrived that had arrived before */
function repeatsOf(arrivals: Arrival[]): number[] {
  const seen = new Set<string>();
  return arrivals.flatMap(({ messageId, receiver, at }) => {
    const key = keyOf(messageId, receiver);
    const isRepeat = seen.has(key);
    seen.add(key);
    return isRepeat ? [at] : [];
  });
}

import { randomUUID } from "node:crypto";
import { isSampled } from "@/e2e/chaos/sampled";
import { serveParent } from "@/e2e/support/serve-parent";
import { sharedNow } from "@/e2e/support/shared-clock";

// Publishes at a steady rate as a careful platform does: an event that was not answered 202 is sent again, with the same id,
// until it is. Only what got its 202 counts as acknowledged.

const RETRY_MS = 100;
const REQUEST_MS = 10_000;
/** How long, once stopped, what has no answer yet is tried on. */
const GIVE_UP_MS = 60_000;

export interface Stream {
  url: string;
  apiKey: string;
  /** In turn. */
  eventTypes: string[];
  /** Events a second. */
  rate: number;
  /** Events a request. */
  batch: number;
  /** Requests at a time. */
  connections: number;
  /** Only a sample of what is acknowledged is noted (sampled.ts). */
  sampled?: boolean;
}

export interface Acknowledged {
  messageId: string;
  eventType: string;
  /** Milliseconds of `sharedNow`: first sent, and answered 202. */
  sentAt: number;
  acceptedAt: number;
}

/** What came of the publishing so far. */
export interface Published {
  acknowledged: Acknowledged[];
  /** Requests that ended without a 202, and were sent again. */
  failures: number;
  /** Events given up without a 202. */
  abandoned: number;
}

const published: Published = { acknowledged: [], failures: 0, abandoned: 0 };
const running = new Map<number, { stop: () => void; ended: Promise<unknown> }>();
let streams = 0;
let made = 0;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function makeEvents({ eventTypes, batch }: Stream): { id: string; eventType: string; payload: object }[] {
  return Array.from({ length: batch }, () => {
    made += 1;
    const eventType = eventTypes[made % eventTypes.length] ?? "";
    return { id: randomUUID(), eventType, payload: { n: made, text: "x".repeat(400) } };
  });
}

/** @returns the message ids, or null where it is not known to be accepted */
async function post({ url, apiKey }: Stream, body: string): Promise<string[] | null> {
  try {
    const answer = await fetch(`${url}/api/v1/events`, {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      body,
      signal: AbortSignal.timeout(REQUEST_MS),
    });
    const text = await answer.text();
    if (answer.status !== 202) return null;
    return (JSON.parse(text) as { results: { messageId: string }[] }).results.map(({ messageId }) => messageId);
  } catch {
    return null;
  }
}

async function publish(stream: Stream, isLate: () => boolean): Promise<void> {
  const events = makeEvents(stream);
  const body = JSON.stringify({ events });
  const sentAt = sharedNow();
  for (;;) {
    const messageIds = await post(stream, body);
    if (messageIds) {
      const acceptedAt = sharedNow();
      for (const [i, messageId] of messageIds.entries()) {
        if (!stream.sampled || isSampled(messageId))
          published.acknowledged.push({ messageId, eventType: events[i]?.eventType ?? "", sentAt, acceptedAt });
      }
      return;
    }
    published.failures += 1;
    if (isLate()) {
      published.abandoned += events.length;
      return;
    }
    await sleep(RETRY_MS);
  }
}

async function run(stream: Stream, stoppedAt: () => number | undefined): Promise<void> {
  const every = (stream.batch * 1_000) / stream.rate;
  const isLate = () => sharedNow() - (stoppedAt() ?? sharedNow()) > GIVE_UP_MS;
  let due = sharedNow();
  const loop = async () => {
    while (stoppedAt() === undefined) {
      // What an outage held up is not made good by a flood afterwards.
      due = Math.max(due + every, sharedNow() - 1_000);
      const left = due - sharedNow();
      if (left > 1) await sleep(left);
      if (stoppedAt() === undefined) await publish(stream, isLate);
    }
  };
  await Promise.all(Array.from({ length: stream.connections }, loop));
}

serveParent({
  /** @returns the stream's number, by which it is stopped */
  start: async (stream: Stream) => {
    let stoppedAt: number | undefined;
    const ended = run(stream, () => stoppedAt);
    running.set(++streams, {
      stop: () => {
        stoppedAt = sharedNow();
      },
      ended,
    });
    return streams;
  },
  /** Resolves when the last request of the stream has its answer. */
  stop: async (stream: number) => {
    running.get(stream)?.stop();
    await running.get(stream)?.ended;
  },
  acknowledgedCount: async () => published.acknowledged.length,
  published: async () => published,
});

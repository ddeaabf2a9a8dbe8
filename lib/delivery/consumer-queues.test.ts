import { describe, expect, test } from "vitest";
import type { ClaimedDelivery } from "@/lib/delivery/claim-deliveries";
import { ConsumerQueues } from "@/lib/delivery/consumer-queues";
import type { Sender } from "@/lib/delivery/load-senders";

const BOUND = 4;
const ready = (consumerId: string, count: number, beginUntil = 10_000) =>
  Array.from({ length: count }, () => ({ delivery: { consumerId } as ClaimedDelivery, sender: {} as Sender, beginUntil }));

/** Begins whatever may be begun. @returns how many that were */
function beginAll(queues: ConsumerQueues, consumerId: string): number {
  let begun = 0;
  while (queues.begin(consumerId)) begun += 1;
  return begun;
}

/** A consumer that has answered well so many times within the window, and has nothing waiting. */
function answered(count: number, now: number): ConsumerQueues {
  const queues = new ConsumerQueues(BOUND);
  for (let i = 0; i < count; i++) {
    queues.add(ready("a", 1));
    queues.begin("a");
    queues.end("a", true, now);
  }
  return queues;
}

describe("places", () => {
  test("no more than the bound are in flight, the rest waits, and each answer makes a place", () => {
    const queues = new ConsumerQueues(BOUND);
    queues.add(ready("a", 6));
    expect(beginAll(queues, "a")).toBe(BOUND);
    expect(queues.waiting).toBe(2);
    queues.end("a", true, 0);
    expect(beginAll(queues, "a")).toBe(1);
    expect(queues.waiting).toBe(1);
  });

  test("one consumer's backlog takes no place of another", () => {
    const queues = new ConsumerQueues(BOUND);
    queues.add([...ready("a", 50), ...ready("b", 2)]);
    expect(beginAll(queues, "a")).toBe(BOUND);
    expect(beginAll(queues, "b")).toBe(2);
  });
});

describe("reading ahead", () => {
  test("a consumer nothing is known of is asked for no more than its places", () => {
    const queues = new ConsumerQueues(BOUND);
    queues.add(ready("a", 1));
    queues.begin("a");
    expect(queues.askFor(0).get("a")).toBe(BOUND - 1);
  });

  test("one that answers well is read ahead of by what it took lately, up to a limit", () => {
    expect(answered(30, 0).askFor(10).get("a")).toBe(BOUND + 30);
    expect(answered(5_000, 0).askFor(10).get("a")).toBe(BOUND + 500);
  });

  test("what it took long ago does not count", () => {
    const queues = answered(30, 0);
    expect(queues.askFor(250).get("a")).toBe(BOUND + 30);
    expect(queues.askFor(700).get("a")).toBe(BOUND);
  });

  test("one failure ends it, and what waits can be taken away", () => {
    const queues = answered(30, 0);
    queues.add(ready("a", 20));
    beginAll(queues, "a");
    queues.end("a", false, 2);
    expect(queues.askFor(2).get("a")).toBe(0);
    expect(queues.takeWaiting("a")).toHaveLength(20 - BOUND);
    expect(queues.waiting).toBe(0);
    expect(queues.askFor(2).get("a")).toBe(1);
  });

  test("what has waited too long is stale", () => {
    const queues = new ConsumerQueues(BOUND);
    queues.add(ready("a", 1, 100));
    expect(queues.hasStale("a", 100)).toBe(false);
    expect(queues.hasStale("a", 101)).toBe(true);
  });
});

describe("when to claim again", () => {
  test("at half, where the last claim gave all it was asked for", () => {
    const queues = new ConsumerQueues(BOUND);
    queues.askFor(0);
    queues.add(ready("a", BOUND));
    beginAll(queues, "a");
    expect(queues.full(0)).toEqual(["a"]);
    expect([1, 2, 3, 4].map(() => queues.end("a", false, 0))).toEqual([false, true, true, true]);
  });

  test("also where places became free while the claim was under way", () => {
    const queues = new ConsumerQueues(BOUND);
    queues.askFor(0);
    queues.add(ready("a", BOUND));
    beginAll(queues, "a");
    queues.end("a", false, 0);
    expect(queues.askFor(0).get("a")).toBe(1);
    queues.end("a", false, 0);
    queues.add(ready("a", 1));
    expect(queues.full(0)).toEqual([]);
    expect(queues.end("a", false, 0)).toBe(true);
  });

  test("not where it gave less: what comes later is announced", () => {
    const queues = new ConsumerQueues(BOUND);
    queues.askFor(0);
    queues.add(ready("a", BOUND - 1));
    beginAll(queues, "a");
    expect([1, 2, 3].map(() => queues.end("a", false, 0))).toEqual([false, false, false]);
  });

  test("a claim that brought nothing more ends the asking", () => {
    const queues = new ConsumerQueues(BOUND);
    queues.add(ready("a", BOUND));
    beginAll(queues, "a");
    queues.end("a", false, 0);
    expect(queues.end("a", false, 0)).toBe(true);
    queues.askFor(0);
    expect(queues.end("a", false, 0)).toBe(false);
  });
});

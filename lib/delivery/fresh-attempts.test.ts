import { describe, expect, test } from "vitest";
import { FRESH_WINDOW_MS, FreshAttempts } from "@/lib/delivery/fresh-attempts";

const LIMIT = 3;

function full(now: number): { fresh: FreshAttempts; begun: number[] } {
  const fresh = new FreshAttempts(LIMIT);
  return { fresh, begun: Array.from({ length: LIMIT }, () => fresh.begin(now)) };
}

describe("attempts that were just begun", () => {
  test("no more than the limit, and each answer makes room", () => {
    const { fresh, begun } = full(0);
    expect(fresh.hasRoom(1)).toBe(false);
    fresh.end(begun[0] ?? 0, 1);
    expect(fresh.hasRoom(1)).toBe(true);
    fresh.begin(1);
    expect(fresh.hasRoom(1)).toBe(false);
  });

  test("one that is answered in the window after its own makes room there", () => {
    const { fresh, begun } = full(0);
    const later = FRESH_WINDOW_MS + 1;
    expect(fresh.hasRoom(later)).toBe(false);
    fresh.end(begun[0] ?? 0, later);
    expect(fresh.hasRoom(later)).toBe(true);
  });

  test("who does not answer stops counting, and its answer, when it comes, counts for nobody else", () => {
    const { fresh, begun } = full(0);
    const later = 3 * FRESH_WINDOW_MS;
    expect(fresh.hasRoom(later)).toBe(true);
    for (let i = 0; i < LIMIT; i++) fresh.begin(later);
    for (const window of begun) fresh.end(window, later);
    expect(fresh.hasRoom(later)).toBe(false);
  });
});

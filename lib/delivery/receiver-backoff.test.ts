import { describe, expect, it } from "vitest";
import { pauseAskedFor } from "@/lib/delivery/receiver-backoff";

const NOW = new Date("2026-11-12T14:00:00.000Z");
const EPOCH = NOW.getTime() / 1_000;
const seconds = (status: number, ...headers: [string, string][]) => {
  const until = pauseAskedFor(status, headers, NOW);
  return until === null ? null : (until.getTime() - NOW.getTime()) / 1_000;
};

describe("Retry-After on a failure", () => {
  it.each<[string, number | null]>([
    ["120", 120],
    ["120.6", 120.6],
    ["0", null],
    ["-5", null],
    ["inf", null],
    ["NaN", null],
    ["1e3", null],
    ["0x10", null],
    ["", null],
    ["soon", null],
    ["1000000000000000000", 3_600],
    [`${"9".repeat(400)}`, 3_600],
    ["Thu, 12 Nov 2026 14:01:30 GMT", 90],
    ["Thursday, 12-Nov-26 14:01:30 GMT", 90],
    ["Thu, 12 Nov 2026 13:00:00 GMT", null],
    ["Thu, 12 Nov 2036 14:00:00 GMT", 3_600],
    ["Thu, 99 Nov 2026 14:00:00 GMT", null],
  ])("%s: %s s", (value, expected) => expect(seconds(503, ["Retry-After", value])).toBe(expected));

  it("counts the longest of two, and not on a success", () => {
    expect(seconds(429, ["retry-after", "10"], ["Retry-After", "30"])).toBe(30);
    expect(seconds(200, ["retry-after", "10"])).toBeNull();
  });
});

describe("rate-limit headers", () => {
  it.each<[string, number, [string, string][], number | null]>([
    [
      "nothing remains, on a failure",
      429,
      [
        ["X-Rate-Limit-Remaining", "0"],
        ["X-Rate-Limit-Reset", "30"],
      ],
      30,
    ],
    [
      "nothing remains, on a success",
      200,
      [
        ["X-RateLimit-Remaining", "0"],
        ["X-RateLimit-Reset", "30"],
      ],
      30,
    ],
    [
      "something remains",
      200,
      [
        ["X-RateLimit-Remaining", "1"],
        ["X-RateLimit-Reset", "30"],
      ],
      null,
    ],
    [
      "something remains, on a failure",
      503,
      [
        ["X-RateLimit-Remaining", "1"],
        ["X-RateLimit-Reset", "30"],
      ],
      null,
    ],
    ["a 429 that does not say what remains", 429, [["X-RateLimit-Reset", "30"]], 30],
    ["a 500 that does not say what remains", 500, [["X-RateLimit-Reset", "30"]], null],
    [
      "reset as an instant",
      429,
      [
        ["X-Rate-Limit-Remaining", "0"],
        ["X-Rate-Limit-Reset", String(EPOCH + 45)],
      ],
      45,
    ],
    [
      "reset as an instant in milliseconds",
      429,
      [
        ["X-Rate-Limit-Remaining", "0"],
        ["X-Rate-Limit-Reset", String((EPOCH + 45) * 1_000)],
      ],
      45,
    ],
    [
      "reset as a date",
      429,
      [
        ["X-Rate-Limit-Remaining", "0"],
        ["X-Rate-Limit-Reset", "Thu, 12 Nov 2026 14:00:20 GMT"],
      ],
      20,
    ],
    [
      "reset in the past",
      429,
      [
        ["X-Rate-Limit-Remaining", "0"],
        ["X-Rate-Limit-Reset", String(EPOCH - 5)],
      ],
      null,
    ],
    [
      "reset is no number",
      429,
      [
        ["X-Rate-Limit-Remaining", "0"],
        ["X-Rate-Limit-Reset", "-1"],
      ],
      null,
    ],
    [
      "the IETF's fields",
      200,
      [
        ["RateLimit-Remaining", "0"],
        ["RateLimit-Reset", "12"],
      ],
      12,
    ],
    ["the IETF's one field", 200, [["RateLimit", '"default";r=0;t=15']], 15],
    ["the IETF's one field with room left", 200, [["RateLimit", '"default";r=5;t=15']], null],
    ["the IETF's one field as it was", 200, [["RateLimit", "limit=100, remaining=0, reset=50"]], 50],
    [
      "Retry-After and a reset",
      429,
      [
        ["Retry-After", "5"],
        ["X-RateLimit-Reset", "40"],
      ],
      40,
    ],
    ["nothing of the kind", 503, [["content-type", "text/plain"]], null],
  ])("%s", (_, status, headers, expected) => expect(seconds(status, ...headers)).toBe(expected));
});

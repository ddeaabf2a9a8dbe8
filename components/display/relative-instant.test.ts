import { describe, expect, it } from "vitest";
import { countdown, relativeInstant } from "@/components/display/relative-instant";

const NOW = Date.parse("2026-11-12T13:20:12.402Z");

describe("relativeInstant", () => {
  it.each([
    [1_999, "now", 0],
    [9_000, "seconds", 9],
    [59_999, "seconds", 59],
    [60_000, "minutes", 1],
    [3_599_999, "minutes", 59],
    [3_600_000, "hours", 1],
    [47 * 3_600_000, "hours", 47],
    [48 * 3_600_000, "days", 2],
    [30 * 86_400_000, "date", 0],
  ])("%d ms ago", (ago, unit, count) => {
    expect(relativeInstant(NOW - ago, NOW)).toEqual({ unit, count, future: false });
    if (ago > 2_000) expect(relativeInstant(NOW + ago, NOW)).toEqual({ unit, count, future: true });
  });
});

describe("countdown", () => {
  it.each([
    [108_000, "1:48"],
    [107_001, "1:48"],
    [5_000, "0:05"],
    [0, "0:00"],
    [-4_000, "0:00"],
    [36_000_000, "10:00:00"],
  ])("%d ms", (left, text) => {
    expect(countdown(left)).toBe(text);
  });
});

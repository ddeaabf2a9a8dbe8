import { describe, expect, it } from "vitest";
import { delayParts, formatDuration } from "@/components/display/durations";

describe("formatDuration", () => {
  it.each([
    [0.4, "0.4 ms"],
    [84.2, "84 ms"],
    [999.7, "1.00 s"],
    [1_040, "1.04 s"],
    [15_001, "15.0 s"],
    [60_000, "1 min"],
    [125_400, "2 min 5 s"],
  ])("%d", (ms, text) => {
    expect(formatDuration(ms, "en").replaceAll("\u00a0", " ")).toBe(text);
  });
  it("uses the language's decimal sign", () => {
    expect(formatDuration(1_040, "fr").replaceAll("\u00a0", " ")).toBe("1,04 s");
  });
});

describe("delayParts", () => {
  it.each([
    [5_000, [["seconds", 5]]],
    [300_000, [["minutes", 5]]],
    [
      5_400_000,
      [
        ["hours", 1],
        ["minutes", 30],
      ],
    ],
    [36_000_000, [["hours", 10]]],
    [172_800_000, [["days", 2]]],
    [250, [["milliseconds", 250]]],
  ])("%d", (ms, parts) => {
    expect(delayParts(ms)).toEqual(parts);
  });
});

import { describe, expect, test } from "vitest";
import { presetSince, rangeProblem } from "@/components/replays/replay-range";

const NOW = new Date(2026, 10, 12, 14, 20, 31).getTime();
const KEPT = 90 * 86_400_000;

describe("presets", () => {
  test.each([
    ["hour", new Date(2026, 10, 12, 13, 20)],
    ["midnight", new Date(2026, 10, 12)],
    ["day", new Date(2026, 10, 11, 14, 20)],
    ["week", new Date(2026, 10, 5, 14, 20)],
    ["all", new Date(new Date(2026, 10, 12, 14, 20).getTime() - KEPT)],
  ] as const)("%s", (preset, since) => expect(presetSince(preset, NOW, KEPT)).toEqual(since));
});

describe("a range", () => {
  test.each([
    ["2026-11-12T09:00", "", null],
    ["2026-11-12T09:00", "2026-11-12T09:01", null],
    ["", "", "missing"],
    ["2026-11-12T09:00", "2026-11-12T09:00", "order"],
    ["2026-11-12T14:21", "", "future"],
    ["2026-11-12T14:21", "2026-11-12T15:00", "future"],
  ] as const)("from %j to %j: %j", (since, until, problem) => expect(rangeProblem(since, until, NOW)).toBe(problem));
});

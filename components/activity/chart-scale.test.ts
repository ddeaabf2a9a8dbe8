import { expect, it } from "vitest";
import { axisTicks, intervalMs, segmentHeights, timeTicks } from "@/components/activity/chart-scale";

it.each([
  [0, [0, 1, 2, 3, 4]],
  [4, [0, 1, 2, 3, 4]],
  [7, [0, 2, 4, 6, 8]],
  [816, [0, 500, 1_000]],
  [41, [0, 20, 40, 60]],
  [1_000, [0, 500, 1_000]],
])("an axis for %i ends at a round value no smaller", (most, ticks) => {
  expect(axisTicks(most)).toEqual(ticks);
});

it("shows what is not zero with 4 px, and nothing of what is", () => {
  // 200 px for 1,000: a pixel is 5.
  expect(segmentHeights({ success: 700, failure: 1, cancelled: 0 }, 1_000, 200)).toEqual({ success: 700, failure: 20, cancelled: 0 });
  expect(segmentHeights({ success: 0, failure: 0, cancelled: 0 }, 1_000, 200)).toEqual({ success: 0, failure: 0, cancelled: 0 });
});

it("never leaves the plot: the tallest segment makes room", () => {
  expect(segmentHeights({ success: 998, failure: 1, cancelled: 1 }, 1_000, 200)).toEqual({ success: 960, failure: 20, cancelled: 20 });
});

const starts = (from: string, every: number, count: number) =>
  Array.from({ length: count }, (_, place) => Date.parse(from) + place * every * 60_000);
const clocks = (ticks: number[]) => ticks.map((at) => new Date(at).toISOString().slice(8, 16));

it("labels round times of the local clock", () => {
  const sixHours = starts("2026-11-12T08:20:00Z", 5, 73);
  expect(clocks(timeTicks(sixHours, 7, () => 0))).toEqual(["12T09:00", "12T10:00", "12T11:00", "12T12:00", "12T13:00", "12T14:00"]);
  expect(clocks(timeTicks(sixHours, 3, () => 0))).toEqual(["12T10:00", "12T12:00", "12T14:00"]);
  // Local hours of a zone half an hour off begin at :30 of UTC.
  expect(clocks(timeTicks(sixHours, 7, () => 330))[0]).toBe("12T08:30");
});

it("labels the first bucket of each local day of a week", () => {
  const week = starts("2026-11-06T12:00:00Z", 180, 57);
  expect(clocks(timeTicks(week, 8, () => 60))).toEqual([
    "07T00:00",
    "08T00:00",
    "09T00:00",
    "10T00:00",
    "11T00:00",
    "12T00:00",
    "13T00:00",
  ]);
});

it("always labels something", () => {
  expect(timeTicks(starts("2026-11-12T08:20:00Z", 5, 1), 7, () => 0)).toHaveLength(1);
});

it("reads the API's intervals", () => {
  expect(["PT5M", "PT30M", "PT3H", "P1D", "P1DT12H"].map(intervalMs)).toEqual([300_000, 1_800_000, 10_800_000, 86_400_000, 129_600_000]);
});

import { describe, expect, test } from "vitest";
import { latencyPercentile } from "@/lib/delivery-log/latency-percentile";
import { statsWindow } from "@/lib/delivery-log/stats-window";

const now = new Date("2026-11-12T14:07:30.000Z");

describe("the window of a chart", () => {
  test("is the last six hours by five minutes when nobody says", () => {
    const window = statsWindow({}, now);
    expect(window).toMatchObject({ interval: "PT5M", since: new Date("2026-11-12T08:05:00.000Z"), until: now });
    expect(window.starts).toHaveLength(73);
    expect(window.starts.at(-1)).toEqual(new Date("2026-11-12T14:05:00.000Z"));
  });

  test.each([
    ["2026-11-11T14:07:30Z", "PT30M", 49],
    ["2026-11-05T14:07:30Z", "PT3H", 57],
    ["2026-08-12T14:07:30Z", "P7D", 15],
    ["2016-11-12T14:07:30Z", "P51D", 73],
  ])("since %s falls into intervals of %s", (since, interval, count) => {
    const window = statsWindow({ since }, now);
    expect({ interval: window.interval, count: window.starts.length }).toEqual({ interval, count });
  });

  test.each([
    ["P1D", 86_400_000],
    ["PT1H30M", 5_400_000],
    ["P1DT6H", 108_000_000],
    ["PT90M", 5_400_000],
  ])("takes %s, and answers it as it was asked", (interval, intervalMs) => {
    expect(statsWindow({ since: "2026-11-01T00:00:00Z", interval }, now)).toMatchObject({ interval, intervalMs });
  });

  test.each(["", "P", "PT", "PT0M", "PT1M", "PT7M", "PT5S", "P1M", "1h", "-PT5M", "PT99999999M"])("refuses the interval %j", (interval) => {
    expect(() => statsWindow({ interval }, now)).toThrow(/^query\.interval:/);
  });

  test("has a bounded number of buckets, and a beginning before its end", () => {
    expect(() => statsWindow({ since: "2020-01-01T00:00:00Z", interval: "PT5M" }, now)).toThrow(/at most 1000/);
    expect(() => statsWindow({ since: "2026-11-12T14:07:30.000Z" }, now)).toThrow(/^query\.since:/);
  });
});

describe("percentiles of counted latencies", () => {
  test("come from the step in which the share is reached", () => {
    const counts = new Map([
      [40, 1],
      [0, 90],
      [20, 9],
    ]);
    expect([0.5, 0.9, 0.95, 0.99, 1].map((share) => latencyPercentile(counts, share))).toEqual([1, 1, 32, 32, 1_024]);
  });

  test("are null where nothing was counted", () => {
    expect(latencyPercentile(new Map(), 0.5)).toBeNull();
  });
});

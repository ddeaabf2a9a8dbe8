"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { axisTicks, segmentHeights } from "@/components/activity/chart-scale";
import { ATTEMPTS_PX, AXIS_PX, CLOCK_PX, TOP_PX } from "@/components/activity/chart-sizes";
import type { ActivityOverview } from "@/lib/delivery-log/schema";

/** From the baseline up: failures sit on it. */
const SEGMENTS = [
  { outcome: "failure", fill: "var(--chart-bad)" },
  { outcome: "success", fill: "var(--chart-ok)" },
  { outcome: "cancelled", fill: "var(--chart-mute)" },
] as const;

const LABEL = { fontSize: 11, fill: "var(--fg-3)" };

interface AttemptsChartProps {
  buckets: ActivityOverview["buckets"];
  /** Labels of the time axis by the instant they stand at. */
  ticks: ReadonlyMap<number, string>;
  writeCount: (count: number) => string;
  /** Place of the bucket that is not over yet; -1 where all are. */
  partial: number;
}

interface SegmentProps {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  fill?: string;
  payload?: { isPartial: boolean };
}

/** Whole pixels, so that neighbours are equally wide; what is not over yet is drawn lighter. */
function Segment({ x = 0, y = 0, width = 0, height = 0, fill, payload }: SegmentProps) {
  return height > 0 ? (
    <rect x={x} y={y} width={Math.max(1, width)} height={height} fill={fill} opacity={payload?.isPartial ? 0.55 : 1} />
  ) : null;
}

/** Attempts over time, stacked by outcome. */
export function AttemptsChart({ buckets, ticks, writeCount, partial }: AttemptsChartProps) {
  const values = axisTicks(Math.max(...buckets.map(({ success, failure, cancelled }) => success + failure + cancelled)));
  const top = values.at(-1) ?? 0;
  const rows = buckets.map((bucket, place) => ({
    at: Date.parse(bucket.start),
    ...segmentHeights(bucket, top, ATTEMPTS_PX - TOP_PX - CLOCK_PX),
    isPartial: place === partial,
  }));
  return (
    <ResponsiveContainer width="100%" height={ATTEMPTS_PX}>
      <BarChart data={rows} margin={{ top: TOP_PX, right: 0, bottom: 0, left: 0 }} barCategoryGap="18%" accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <XAxis
          dataKey="at"
          height={CLOCK_PX}
          ticks={[...ticks.keys()]}
          interval="preserveStartEnd"
          tickFormatter={(at: number) => ticks.get(at) ?? ""}
          tick={LABEL}
          tickLine={false}
          axisLine={false}
        />
        <YAxis width={AXIS_PX} domain={[0, top]} ticks={values} tickFormatter={writeCount} tick={LABEL} tickLine={false} axisLine={false} />
        {SEGMENTS.map(({ outcome, fill }) => (
          <Bar key={outcome} dataKey={outcome} stackId="attempts" fill={fill} shape={Segment} isAnimationActive={false} />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

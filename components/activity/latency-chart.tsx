"use client";

import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { axisTicks } from "@/components/activity/chart-scale";
import { AXIS_PX, CLOCK_PX, LATENCY_PX, TOP_PX } from "@/components/activity/chart-sizes";
import type { ActivityOverview } from "@/lib/delivery-log/schema";

const LABEL = { fontSize: 11, fill: "var(--fg-3)" };
const LINES = [
  { key: "p95", stroke: "var(--chart-p95)", strokeWidth: 1.5 },
  { key: "p50", stroke: "var(--chart-p50)", strokeWidth: 1.75 },
] as const;

interface LatencyChartProps {
  buckets: ActivityOverview["buckets"];
  ticks: ReadonlyMap<number, string>;
  /** Milliseconds in words. */
  writeLatency: (ms: number) => string;
}

interface DotProps {
  cx?: number;
  cy?: number;
  index?: number;
  stroke?: string;
  value?: number | null;
}

/** Latencies over time: a line breaks where nothing was sent, and a bucket between two such is a dot. */
export function LatencyChart({ buckets, ticks, writeLatency }: LatencyChartProps) {
  const values = axisTicks(Math.max(...buckets.map(({ p95 }) => p95 ?? 0)));
  const rows = buckets.map(({ start, p50, p95 }) => ({ at: Date.parse(start), p50, p95 }));
  const isAlone = (place: number) => (rows[place - 1]?.p95 ?? null) === null && (rows[place + 1]?.p95 ?? null) === null;
  const dot = ({ cx, cy, index = 0, stroke }: DotProps) =>
    isAlone(index) && cx != null && cy != null ? <circle key={index} cx={cx} cy={cy} r={2.5} fill={stroke} /> : <g key={index} />;
  return (
    <ResponsiveContainer width="100%" height={LATENCY_PX}>
      <LineChart data={rows} margin={{ top: TOP_PX, right: 0, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <XAxis
          dataKey="at"
          scale="band"
          height={CLOCK_PX}
          ticks={[...ticks.keys()]}
          interval="preserveStartEnd"
          tickFormatter={(at: number) => ticks.get(at) ?? ""}
          tick={LABEL}
          tickLine={false}
          axisLine={false}
        />
        <YAxis
          width={AXIS_PX}
          domain={[0, values.at(-1) ?? 0]}
          ticks={[0, (values.at(-1) ?? 0) / 2, values.at(-1) ?? 0]}
          tickFormatter={writeLatency}
          tick={LABEL}
          tickLine={false}
          axisLine={false}
        />
        {LINES.map(({ key, ...line }) => (
          <Line key={key} dataKey={key} {...line} dot={dot} activeDot={false} isAnimationActive={false} />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}

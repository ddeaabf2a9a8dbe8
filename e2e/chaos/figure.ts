import { writeFileSync } from "node:fs";
import os from "node:os";

/** One thing that was counted or measured, and what it must not exceed. */
export interface Figure {
  name: string;
  value: number;
  /** At most; null where it is only told. */
  target: number | null;
  meets: boolean | null;
  unit: string;
}

/** @param target at most; null where nothing is asked */
export function figure(name: string, value: number, target: number | null, unit: string): Figure {
  return { name, value, target, meets: target === null ? null : value <= target, unit };
}

/** @param share 0.99 for the 99th percentile */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.POSITIVE_INFINITY;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const median = (values: readonly number[]) => percentile(values, 0.5);

function format(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString("en");
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(value < 0.1 ? 4 : 2);
}

/** @returns the figures as a table to read */
export function tableOf(figures: Figure[]): string {
  const rows = figures.map(({ name, value, target, meets, unit }) => [
    name,
    `${format(value)} ${unit}`,
    target === null ? "" : `at most ${format(target)}`,
    meets === null ? "" : meets ? "met" : "MISSED",
  ]);
  const widths = [0, 1, 2, 3].map((i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ")).join("\n");
}

/** What it was measured on. */
export function environment(): Record<string, string | number> {
  return {
    node: process.version,
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    processor: os.cpus()[0]?.model ?? "unknown",
    cores: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    date: new Date().toISOString(),
  };
}

/** JSON to CHAOS_OUT, where it is set. */
export function writeJson(result: object): void {
  const file = process.env.CHAOS_OUT;
  if (file) writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
}

import { writeFileSync } from "node:fs";
import os from "node:os";
import type { Figure } from "@/e2e/bench/figure";
import { format } from "@/e2e/bench/scenario";

/** @returns the figures as a table to read */
export function tableOf(figures: Figure[]): string {
  const rows = figures.map(({ name, value, target, better, meets, unit, samples }) => [
    name,
    unit === "ratio" ? format(value) : `${format(value)} ${unit}`,
    target === null ? "" : `${better === "higher" ? "≥" : "≤"} ${target}`,
    meets === null ? "" : meets ? "met" : "MISSED",
    `${format(Math.min(...samples))} to ${format(Math.max(...samples))}`,
  ]);
  const head = ["figure", "median", "to reach", "", "spread"];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  return [head, ...rows].map((row) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ")).join("\n");
}

/** What the figures were measured on, and by what. */
export function environment(postgres: string): Record<string, string | number> {
  return {
    node: process.version,
    postgres,
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    processor: os.cpus()[0]?.model ?? "unknown",
    cores: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    date: new Date().toISOString(),
  };
}

/** JSON to BENCH_OUT, where it is set. */
export function writeJson(result: object): void {
  const file = process.env.BENCH_OUT;
  if (file) writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
}

import type { Figure } from "@/e2e/bench/figure";
import type { Workbench } from "@/e2e/bench/workbench";

/** One measurement. It removes the consumers it added, and leaves no worker running. */
export interface Scenario {
  title: string;
  /** @param say one line of what is being done */
  run(bench: Workbench, say: (text: string) => void): Promise<Figure[]>;
}

/** So often each ratio is taken: the median of an odd number is one that was measured. */
export const SAMPLES = 5;

export const format = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en") : value >= 10 ? value.toFixed(1) : value.toFixed(value < 0.1 ? 3 : 2);

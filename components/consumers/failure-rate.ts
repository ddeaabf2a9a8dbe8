import type { Tone } from "@/components/ui/status";

const WORTH_A_LOOK = 0.05;
const IN_TROUBLE = 0.5;

interface Counts {
  success: number;
  failure: number;
}

/** Share of attempts that failed, 0 to 1; null where none was made. Cancelled ones were not sent, so they do not count. */
export function failureRate({ success, failure }: Counts): number | null {
  return success + failure === 0 ? null : failure / (success + failure);
}

/** Whether a rate asks for attention. */
export function rateTone(rate: number | null): Extract<Tone, "warn" | "bad"> | null {
  if (rate === null || rate < WORTH_A_LOOK) return null;
  return rate < IN_TROUBLE ? "warn" : "bad";
}

import { cn } from "@/components/ui/cn";
import type { AttemptOutcome } from "@/lib/delivery/schema";

const FILLS: Record<AttemptOutcome, string> = { success: "bg-chart-ok", failure: "bg-chart-bad", cancelled: "bg-chart-mute" };

/** The colour of an outcome's segments, for their legend. */
export function OutcomeSwatch({ outcome }: { outcome: AttemptOutcome }) {
  return <i aria-hidden className={cn("size-2 shrink-0 rounded-r1", FILLS[outcome])} />;
}

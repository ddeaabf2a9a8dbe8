import { cn } from "@/components/ui/cn";

const FILLS = {
  success: "bg-chart-ok-strong",
  sending: "bg-chart-info",
  attempting: "bg-chart-warn",
  failure: "bg-chart-bad",
  cancelled: "bg-chart-mute",
} as const;

export type OutcomeKind = keyof typeof FILLS;

/** Parts of a whole, side by side; a part that is not zero is at least 4 px wide. The label says the counts. */
export function OutcomeBar({ counts, label }: { counts: { kind: OutcomeKind; count: number }[]; label: string }) {
  return (
    <div role="img" aria-label={label} className="flex h-2 gap-px overflow-hidden rounded-r1 bg-line">
      {counts
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => (
          <i key={kind} style={{ flexGrow: count }} className={cn("block h-full min-w-1 basis-0", FILLS[kind])} />
        ))}
    </div>
  );
}

/** The colour of a part, for its legend. */
export function OutcomeSwatch({ kind }: { kind: OutcomeKind }) {
  return <i aria-hidden className={cn("size-2 shrink-0 rounded-r1", FILLS[kind])} />;
}

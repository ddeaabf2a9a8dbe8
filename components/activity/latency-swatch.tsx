/** The colour of a latency's line, for its legend. */
export function LatencySwatch({ share }: { share: "p50" | "p95" }) {
  return <i aria-hidden className="h-0.5 w-3 shrink-0 rounded-r1" style={{ background: `var(--chart-${share})` }} />;
}

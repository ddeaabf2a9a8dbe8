import { useTranslations } from "next-intl";
import { timingSpans } from "@/components/attempts/timing-spans";
import { useDurations } from "@/components/display/durations";
import { cn } from "@/components/ui/cn";
import type { AttemptAnswer } from "@/lib/delivery-log/schema";

interface TimingSplitProps {
  timing: NonNullable<AttemptAnswer["timing"]>;
  /** Whether an answer came. */
  answered: boolean;
  tlsVersion: string | null;
}

/** Where the time of an attempt went, as one bar: the stages it came to. */
export function TimingSplit({ timing, answered, tlsVersion }: TimingSplitProps) {
  const t = useTranslations("attempt.timing");
  const { duration } = useDurations();
  const spans = timingSpans(timing, answered).flatMap(({ stage, ms }) => (ms === null ? [] : [{ stage, ms }]));
  const whole = Math.max(
    0.001,
    spans.reduce((sum, { ms }) => sum + ms, 0),
  );
  return (
    <div className="border-b border-line px-3 py-2.5 text-12">
      <div aria-hidden className="flex h-2 gap-px overflow-hidden rounded-r1">
        {spans.map(({ stage, ms }, place) => (
          <i
            key={stage}
            // Shares of a hundred: growth that adds up to less than one would leave a gap.
            style={{ flexGrow: (ms / whole) * 100 }}
            className={cn(
              "min-w-1 basis-0",
              stage === "waiting" ? "bg-bad-solid" : place % 2 === 0 ? "bg-(--chart-p95)" : "bg-(--chart-p50)",
            )}
          />
        ))}
      </div>
      <dl aria-label={t("title")} className="mt-2 flex justify-between gap-x-4">
        {spans.map(({ stage, ms }) => (
          <div key={stage} className="min-w-0">
            <dt className="truncate text-fg-3">{stage === "tls" && tlsVersion ? tlsVersion.replace(/^TLSv/, "TLS ") : t(stage)}</dt>
            <dd className="whitespace-nowrap tabular-nums">{duration(ms)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

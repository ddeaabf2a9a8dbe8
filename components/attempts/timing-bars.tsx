import { useTranslations } from "next-intl";
import { timingSpans } from "@/components/attempts/timing-spans";
import { useDurations } from "@/components/display/durations";
import { cn } from "@/components/ui/cn";
import type { AttemptAnswer } from "@/lib/delivery-log/schema";

interface TimingBarsProps {
  timing: NonNullable<AttemptAnswer["timing"]>;
  /** Whether an answer came. */
  answered: boolean;
  tlsVersion: string | null;
}

/** Where the time of an attempt went: its stages as bars on one time axis. */
export function TimingBars({ timing, answered, tlsVersion }: TimingBarsProps) {
  const t = useTranslations("attempt.timing");
  const { duration } = useDurations();
  const spans = timingSpans(timing, answered);
  const whole = Math.max(timing.total, 0.001, ...spans.map(({ ms, from }) => from + (ms ?? 0)));
  const reused = answered && timing.dns === null && timing.connect === null;
  return (
    <>
      <h3 className="text-13 font-semibold">{t("title")}</h3>
      <dl className="mt-2 mb-5">
        {spans.map(({ stage, ms, from }, place) => (
          <div key={stage} className="grid grid-cols-[96px_minmax(0,1fr)_68px] items-center text-12 leading-[22px]">
            <dt className="text-fg-3">{stage === "tls" && tlsVersion ? tlsVersion.replace(/^TLSv/, "TLS ") : t(stage)}</dt>
            <dd className="contents">
              <span aria-hidden className="bg-sunken">
                <i
                  style={{ marginLeft: `${Math.min(99.5, (from / whole) * 100)}%`, width: `${((ms ?? 0) / whole) * 100}%` }}
                  className={cn(
                    "block h-2 rounded-r1",
                    ms !== null && "min-w-0.5",
                    stage === "waiting" ? "bg-bad-solid" : place % 2 === 0 ? "bg-(--chart-p95)" : "bg-(--chart-p50)",
                  )}
                />
              </span>
              <span className="text-right whitespace-nowrap tabular-nums">
                {ms === null ? <span className="text-fg-3">{t("notReached")}</span> : duration(ms)}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {reused ? <p className="-mt-4 mb-5 text-12 text-fg-3">{t("reused")}</p> : null}
    </>
  );
}

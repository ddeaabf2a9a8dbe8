"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useBucketWords } from "@/components/activity/use-bucket-words";
import { useDurations } from "@/components/display/durations";
import { cn } from "@/components/ui/cn";
import type { ActivityOverview } from "@/lib/delivery-log/schema";

const OUTCOMES = ["success", "failure", "cancelled"] as const;
const SHARES = ["p50", "p95"] as const;

/** What a chart shows, in figures, latest first. */
export function ActivityTable({ overview, chart }: { overview: ActivityOverview; chart: "attempts" | "latency" }) {
  const t = useTranslations("activity");
  const format = useFormatter();
  const { duration } = useDurations();
  const words = useBucketWords(overview);
  const columns =
    chart === "attempts"
      ? OUTCOMES.map((outcome) => ({
          key: outcome,
          name: t(`outcomes.${outcome}`),
          write: (bucket: ActivityOverview["buckets"][number]) => format.number(bucket[outcome], "whole"),
          isLoud: (bucket: ActivityOverview["buckets"][number]) => outcome === "failure" && bucket.failure > 0,
        }))
      : SHARES.map((share) => ({
          key: share,
          name: share,
          write: (bucket: ActivityOverview["buckets"][number]) => (bucket[share] === null ? t("none") : duration(bucket[share])),
          isLoud: () => false,
        }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard
    <section tabIndex={0} aria-label={t(`${chart}.title`)} className="max-h-[400px] overflow-auto -outline-offset-2">
      <table className="w-full text-13 tabular-nums">
        <thead className="sticky top-0 bg-bg text-12 text-fg-3">
          <tr className="h-8">
            <th scope="col" className="border-b border-line text-left font-normal">
              {t("time")}
            </th>
            {columns.map(({ key, name }) => (
              <th key={key} scope="col" className="border-b border-line pl-3 text-right font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...overview.buckets].reverse().map((bucket) => (
            <tr key={bucket.start} className="h-8 hover:bg-hover">
              <th scope="row" className="border-b border-line text-left font-normal whitespace-nowrap text-fg-2">
                {t("bucket", { begin: words.begin(Date.parse(bucket.start)), end: words.end(Date.parse(bucket.start)) })}
              </th>
              {columns.map(({ key, write, isLoud }) => (
                <td key={key} className={cn("border-b border-line pl-3 text-right whitespace-nowrap", isLoud(bucket) && "text-bad-fg")}>
                  {write(bucket)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

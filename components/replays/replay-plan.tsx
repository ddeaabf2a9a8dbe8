"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useClock } from "@/components/display/clock-store";
import { useDurations } from "@/components/display/durations";
import { EventName } from "@/components/display/event-name";
import { useInstants } from "@/components/display/instant-formats";
import type { useReplayForm } from "@/components/replays/use-replay-form";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";

type Form = ReturnType<typeof useReplayForm>;

/** What the replay comes to: how many messages, of which types, and how long it takes. Types that are not wanted are unticked here. */
export function ReplayPlan({ form }: { form: Form }) {
  const t = useTranslations("replays.dialog");
  const format = useFormatter();
  return (
    <section
      aria-label={t("plan")}
      aria-busy={form.counting}
      className="grid min-h-[124px] grid-cols-[200px_minmax(0,1fr)] gap-8 border-t border-line pt-4 max-md:grid-cols-1 max-md:gap-4"
    >
      <div>
        <p role="status">
          <span className="block text-20 leading-7 font-semibold tracking-[-.015em] tabular-nums">
            {form.known ? t("count", { count: form.count, number: format.number(form.count, "whole") }) : t("notCounted")}
          </span>
          <Duration form={form} />
        </p>
        <p className="mt-1 text-12 leading-[18px] text-fg-3">
          {t.rich(`about.${form.kind}`, { code: (chunks) => <code className="whitespace-nowrap">{chunks}</code> })}
        </p>
      </div>
      {form.estimateError ? (
        <p className="text-13 text-warn-fg">{t("countFailed")}</p>
      ) : form.known && form.byType.length === 0 ? (
        <p className="text-13 text-fg-3">{t(`nothing.${form.kind}`)}</p>
      ) : (
        <ByType form={form} />
      )}
    </section>
  );
}

function Duration({ form }: { form: Form }) {
  const t = useTranslations("replays.dialog");
  const { delay } = useDurations();
  const { writeNear } = useInstants();
  const seconds = form.count > 0 ? form.pace.seconds : null;
  const until = useClock((now) => (seconds === null ? "" : writeNear(now + seconds * 1_000, now)));
  if (seconds === null) return null;
  return (
    <span className="block text-13 text-fg-2 tabular-nums">{t("duration", { duration: delay(Math.max(1, seconds) * 1_000), until })}</span>
  );
}

function ByType({ form: { byType, left, setLeft } }: { form: Form }) {
  const t = useTranslations("replays.dialog");
  const format = useFormatter();
  const most = Math.max(1, ...byType.map(([, count]) => count));
  const toggle = (name: string) => {
    const next = new Set(left);
    if (!next.delete(name)) next.add(name);
    setLeft(next);
  };
  return (
    <fieldset aria-label={t("eventTypes")} className="max-h-52 min-w-0 self-start overflow-y-auto">
      {byType.map(([name, count]) => (
        <label
          key={name}
          htmlFor={`replay-${name}`}
          className="grid min-h-7 cursor-pointer grid-cols-[16px_minmax(0,1fr)_96px_56px] items-center gap-2.5 text-12 max-md:grid-cols-[16px_minmax(0,1fr)_56px]"
        >
          <Checkbox id={`replay-${name}`} checked={!left.has(name)} onCheckedChange={() => toggle(name)} aria-label={name} />
          <EventName name={name} className={cn(left.has(name) && "text-fg-3")} />
          <i
            aria-hidden
            style={{ width: `${Math.max(4, Math.round((count / most) * 100))}%` }}
            className={cn("block h-1.5 rounded-r1 max-md:hidden", left.has(name) ? "bg-line-strong" : "bg-(--chart-p95)")}
          />
          <span className={cn("text-right tabular-nums", left.has(name) && "text-fg-3 line-through")}>{format.number(count, "whole")}</span>
        </label>
      ))}
    </fieldset>
  );
}

"use client";

import { Pause, Play, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useDurations } from "@/components/display/durations";
import { useInstants } from "@/components/display/instant-formats";
import type { ReplayChange } from "@/components/replays/replay-actions";
import { isUnderWay } from "@/components/replays/use-live-replays";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { ReplayAnswer } from "@/lib/replay/schema";

interface ReplayProgressProps {
  replay: ReplayAnswer;
  canChange: boolean;
  /** A change that is under way. */
  pending: ReplayChange | null;
  onChange: (change: ReplayChange) => void;
  /** Puts away one that is over. */
  onDismiss: () => void;
}

/** A replay under way, or one that has just ended: how far it is, and pausing and cancelling it. */
export function ReplayProgress({ replay, canChange, pending, onChange, onDismiss }: ReplayProgressProps) {
  const t = useTranslations("replays.progress");
  const { write } = useInstants();
  const underWay = isUnderWay(replay);
  return (
    <section
      aria-label={t("label")}
      className="mb-5 grid grid-cols-[auto_minmax(120px,1fr)_auto_auto] items-center gap-x-5 gap-y-1.5 rounded-r3 border border-line py-2.5 pr-2 pl-3.5 text-13 max-xl:grid-cols-[minmax(0,1fr)_auto] max-md:pl-3"
    >
      <p className="min-w-0">
        <span className="font-medium">{t(`titles.${replay.kind}.${replay.status}`)}</span>{" "}
        <span className="text-fg-3">{t("since", { since: write(replay.since, "moment") })}</span>
      </p>
      <Bar replay={replay} />
      <p className="text-fg-2 tabular-nums max-xl:col-span-2 max-xl:row-start-3">
        <Counts replay={replay} />
      </p>
      <div className="flex gap-1 max-xl:col-start-2 max-xl:row-start-1">
        {underWay ? (
          <>
            <Button
              variant="ghost"
              size="sm"
              disabled={!canChange || pending !== null}
              onClick={() => onChange(replay.status === "paused" ? "resume" : "pause")}
            >
              {replay.status === "paused" ? <Play aria-hidden /> : <Pause aria-hidden />}
              {t(replay.status === "paused" ? "resume" : "pause")}
            </Button>
            <Button variant="ghost" size="sm" disabled={!canChange || pending !== null} onClick={() => onChange("cancel")}>
              {t("cancel")}
            </Button>
          </>
        ) : (
          <IconButton label={t("dismiss")} size="md" onClick={onDismiss}>
            <X aria-hidden />
          </IconButton>
        )}
      </div>
      <p role="status" className="sr-only">
        {t(`titles.${replay.kind}.${replay.status}`)}
      </p>
    </section>
  );
}

/** What succeeded and what failed again, of the whole. For missing messages what has been queued is shown behind it. */
function Bar({ replay }: { replay: ReplayAnswer }) {
  const t = useTranslations("replays.progress");
  const whole = Math.max(1, replay.total, replay.done);
  const share = (part: number) => `${Math.round((Math.min(part, whole) / whole) * 1_000) / 10}%`;
  const rest = Math.max(0, replay.done - replay.succeeded - replay.failed);
  return (
    <div
      role="progressbar"
      aria-label={t("label")}
      aria-valuemin={0}
      aria-valuemax={whole}
      aria-valuenow={Math.min(replay.done, whole)}
      className="flex h-1.5 overflow-hidden rounded-r1 bg-line max-xl:col-span-2 max-xl:row-start-2"
    >
      <i style={{ width: share(replay.succeeded) }} className="block h-full bg-chart-ok-strong transition-[width]" />
      <i style={{ width: share(replay.failed) }} className="block h-full bg-chart-bad transition-[width]" />
      <i style={{ width: share(rest) }} className="block h-full bg-chart-info transition-[width]" />
    </div>
  );
}

/** "1,204 of 3,180 · 7 failed again · 50 s left at 40/s" */
function Counts({ replay }: { replay: ReplayAnswer }) {
  const t = useTranslations("replays.progress");
  const format = useFormatter();
  const { delay } = useDurations();
  const number = (count: number) => format.number(count, "whole");
  const left = Math.max(0, replay.total - replay.done);
  const parts = [
    t("succeeded", { count: replay.succeeded, number: number(replay.succeeded) }),
    ...(replay.failed > 0 ? [t(`failed.${replay.kind}`, { count: replay.failed, number: number(replay.failed) })] : []),
    ...(replay.status === "running" || replay.status === "pending"
      ? [left > 0 ? t("left", { left: delay(Math.ceil(left / replay.pace) * 1_000), pace: replay.pace }) : t("finishing")]
      : []),
  ];
  return (
    <>
      <span className="text-fg">{t("done", { done: number(replay.done), total: number(Math.max(replay.total, replay.done)) })}</span>
      {parts.map((part) => ` · ${part}`)}
    </>
  );
}

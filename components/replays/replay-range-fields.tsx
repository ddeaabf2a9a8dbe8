"use client";

import { useFormatter, useTranslations } from "next-intl";
import { PRESETS } from "@/components/replays/replay-range";
import type { useReplayForm } from "@/components/replays/use-replay-form";
import { cn } from "@/components/ui/cn";
import { FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface ReplayRangeFieldsProps {
  range: ReturnType<typeof useReplayForm>["range"];
  issue: ReturnType<typeof useReplayForm>["rangeIssue"];
  keptMs: number;
}

const DAY_MS = 86_400_000;

/** Between which instants the messages were accepted, in the browser's zone. */
export function ReplayRangeFields({ range, issue, keptMs }: ReplayRangeFieldsProps) {
  const t = useTranslations("replays.dialog");
  const format = useFormatter();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const days = format.number(Math.round(keptMs / DAY_MS), "whole");
  const field = { type: "datetime-local", "aria-invalid": issue !== null || undefined, "aria-describedby": "replay-range-error" } as const;
  return (
    <fieldset className="mb-5">
      <legend className="mb-1.5 text-13 font-medium">
        {t("accepted")} <span className="ml-1 font-normal text-fg-3">{zone}</span>
      </legend>
      <div className="flex items-end gap-2 max-md:flex-col max-md:items-stretch">
        <label htmlFor="replay-since" className="flex-1 text-12 text-fg-3">
          <span className="mb-1 block">{t("since")}</span>
          <Input
            id="replay-since"
            {...field}
            value={range.since}
            onChange={(event) => range.setSince(event.target.value)}
            className="text-13 text-fg"
          />
        </label>
        <label htmlFor="replay-until" className="flex-1 text-12 text-fg-3">
          <span className="mb-1 block">{t("until")}</span>
          <Input
            id="replay-until"
            {...field}
            value={range.until}
            onChange={(event) => range.setUntil(event.target.value)}
            className="text-13 text-fg"
          />
        </label>
      </div>
      <FieldError id="replay-range-error" error={issue ? t(`rangeIssues.${issue}`, { days }) : undefined} />
      <div className="mt-2 flex flex-wrap gap-1.5">
        {PRESETS.map((preset) => (
          <button
            key={preset}
            type="button"
            aria-pressed={range.preset === preset}
            onClick={() => range.setPreset(preset)}
            className={cn(
              "h-6 rounded-r2 border px-2 text-12 whitespace-nowrap max-md:h-8",
              range.preset === preset
                ? "border-accent-line bg-selected text-fg"
                : "border-line-strong bg-bg text-fg-2 hover:bg-hover hover:text-fg",
            )}
          >
            {t(`presets.${preset}`, { days })}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

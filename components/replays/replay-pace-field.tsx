"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { useReplayForm } from "@/components/replays/use-replay-form";
import { Field, fieldProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface ReplayPaceFieldProps {
  pace: ReturnType<typeof useReplayForm>["pace"];
  rateLimit: number | null;
}

/** How many messages a second a replay sends at most. */
export function ReplayPaceField({ pace, rateLimit }: ReplayPaceFieldProps) {
  const t = useTranslations("replays.dialog");
  const format = useFormatter();
  const error = pace.problem ? t(`paceIssues.${pace.problem}`, { most: format.number(pace.most, "whole") }) : undefined;
  return (
    <Field
      id="replay-pace"
      label={t("pace")}
      error={error}
      hint={rateLimit === null ? t("paceFree") : t("paceLimit", { limit: rateLimit })}
    >
      <span className="flex items-center gap-2.5 text-13 text-fg-2">
        <Input
          inputMode="numeric"
          autoComplete="off"
          frameClassName="w-24"
          className="tabular-nums"
          value={pace.text}
          onChange={(event) => pace.set(event.target.value)}
          {...fieldProps("replay-pace", { error, hint: true })}
        />
        {t("paceUnit")}
      </span>
    </Field>
  );
}

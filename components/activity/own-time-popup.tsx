"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, fieldProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PopupProps } from "@/components/ui/lazy-popup";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

interface OwnTimePopupProps extends PopupProps, OwnTimeFormProps {}

/** Chooses a time of one's own. */
export default function OwnTimePopup({ trigger, open, onOpenChange, since, until, onApply }: OwnTimePopupProps) {
  const t = useTranslations("activity.toolbar");
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent className="w-72 max-w-[calc(100vw-16px)]" aria-label={t("own")}>
        <OwnTimeForm
          since={since}
          until={until}
          onApply={(...chosen) => {
            onApply(...chosen);
            onOpenChange(false);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

interface OwnTimeFormProps {
  /** What is shown now, ISO 8601: where the fields begin. */
  since: string;
  until: string;
  onApply: (since: Date, until: Date | null) => void;
}

/** `2026-11-12T14:20`, as a datetime-local field takes it, in the browser's zone. */
function fieldValue(instant: string): string {
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function OwnTimeForm({ since, until, onApply }: OwnTimeFormProps) {
  const t = useTranslations("activity.toolbar");
  const [from, setFrom] = useState(() => fieldValue(since));
  const [to, setTo] = useState(() => fieldValue(until));
  const problem = from === "" ? t("needsFrom") : to !== "" && from >= to ? t("wrongTime") : undefined;
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (!problem) onApply(new Date(from), to ? new Date(to) : null);
  };
  return (
    <form onSubmit={apply} className="p-3">
      <Field id="activity-since" label={t("from")} className="mb-3">
        <Input type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} {...fieldProps("activity-since")} />
      </Field>
      <Field id="activity-until" label={t("to")} hint={t("toHint")} error={problem} className="mb-3">
        <Input
          type="datetime-local"
          value={to}
          onChange={(event) => setTo(event.target.value)}
          {...fieldProps("activity-until", { error: problem, hint: true })}
        />
      </Field>
      <Button type="submit" size="sm" disabled={problem !== undefined}>
        {t("apply")}
      </Button>
    </form>
  );
}

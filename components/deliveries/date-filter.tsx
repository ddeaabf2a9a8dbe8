"use client";

import { Check, Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type DeliveryFilter, WITHIN } from "@/components/deliveries/delivery-filter";
import { useInstants } from "@/components/display/instant-formats";
import { localDatetime } from "@/components/display/local-datetime";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field, fieldProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

const LABELS = { "1h": "lastHour", "24h": "lastDay", "7d": "lastWeek" } as const;

/** The dates of any filter. */
type DateRange = Pick<DeliveryFilter, "within" | "since" | "until">;

interface DateFilterProps {
  filter: DateRange;
  onFilter: (change: Partial<DateRange>) => void;
}

/** The set date in words; null where none is set. */
function useDateText({ within, since, until }: DateRange): string | null {
  const t = useTranslations("deliveries.filter");
  const { write } = useInstants();
  const words = (date: Date) => write(date.getTime(), "moment");
  if (within) return t(LABELS[within]);
  if (since && until) return t("between", { since: words(since), until: words(until) });
  if (since) return t("since", { since: words(since) });
  return until ? t("until", { until: words(until) }) : null;
}

/** Narrows the list to a time: a span up to now, or a range. */
export function DateFilter({ filter, onFilter }: DateFilterProps) {
  const t = useTranslations("deliveries.filter");
  const [open, setOpen] = useState(false);
  const text = useDateText(filter);
  const set = (change: Partial<DateRange>) => {
    onFilter({ within: null, since: null, until: null, ...change });
    setOpen(false);
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <span
        className={cn(
          "inline-flex h-7 max-w-full min-w-0 items-center rounded-r3 border text-[12.5px] whitespace-nowrap text-fg-3 max-md:h-9",
          text === null ? "border-dashed border-line-strong bg-bg" : "border-accent-line bg-selected",
        )}
      >
        <PopoverTrigger className="inline-flex h-full min-w-0 items-center gap-1.5 rounded-r3 pr-2 pl-[9px] hover:text-fg">
          {text === null ? <Plus aria-hidden className="size-3.5" /> : null}
          {t("date")}
          {text === null ? null : <b className="truncate font-medium text-fg">{text}</b>}
        </PopoverTrigger>
        {text === null ? null : (
          <button
            type="button"
            aria-label={t("clearDate")}
            onClick={() => set({})}
            className="grid h-full w-6 place-items-center border-l border-accent-line hover:text-fg max-md:w-9"
          >
            <X aria-hidden className="size-3" strokeWidth={2.25} />
          </button>
        )}
      </span>
      <PopoverContent align="end" className="w-72 max-w-[calc(100vw-16px)]" aria-label={t("date")}>
        <div className="border-b border-line p-1">
          {WITHIN.map((span) => (
            <button
              key={span}
              type="button"
              aria-pressed={filter.within === span}
              onClick={() => set({ within: span })}
              className="flex min-h-8 w-full items-center gap-2 rounded-r2 px-2 text-left -outline-offset-2 hover:bg-hover"
            >
              <span className="flex-1">{t(LABELS[span])}</span>
              {filter.within === span ? <Check aria-hidden className="size-3.5 text-accent-fg" /> : null}
            </button>
          ))}
        </div>
        <RangeForm key={`${filter.since} ${filter.until}`} filter={filter} onApply={set} />
      </PopoverContent>
    </Popover>
  );
}

function RangeForm({ filter, onApply }: { filter: DateRange; onApply: (change: Partial<DateRange>) => void }) {
  const t = useTranslations("deliveries.filter");
  const [since, setSince] = useState(localDatetime(filter.since));
  const [until, setUntil] = useState(localDatetime(filter.until));
  const wrong = since !== "" && until !== "" && since >= until;
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) onApply({ since: since ? new Date(since) : null, until: until ? new Date(until) : null });
  };
  return (
    <form onSubmit={apply} className="p-3">
      <Field id="deliveries-since" label={t("from")} className="mb-3">
        <Input type="datetime-local" value={since} onChange={(event) => setSince(event.target.value)} {...fieldProps("deliveries-since")} />
      </Field>
      <Field id="deliveries-until" label={t("to")} error={wrong ? t("wrongRange") : undefined} className="mb-3">
        <Input
          type="datetime-local"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
          {...fieldProps("deliveries-until", { error: wrong ? t("wrongRange") : undefined })}
        />
      </Field>
      <Button type="submit" size="sm" disabled={wrong || (since === "" && until === "")}>
        {t("apply")}
      </Button>
    </form>
  );
}

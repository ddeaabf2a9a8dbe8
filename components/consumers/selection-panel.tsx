"use client";

import { useFormatter, useTranslations } from "next-intl";
import { EventName } from "@/components/display/event-name";
import { cn } from "@/components/ui/cn";
import type { useSelection } from "./use-selection";

/** Types told one by one; the rest are summed up. */
const SHOWN_TYPES = 8;

/** What the chosen filters would have selected in the last days. */
export function SelectionPanel({ known, counting }: ReturnType<typeof useSelection>) {
  const t = useTranslations("addEndpoint.selection");
  const format = useFormatter();
  const number = (count: number) => format.number(count, "whole");
  const rest = known?.byEventType.slice(SHOWN_TYPES) ?? [];
  return (
    <section aria-labelledby="selection" aria-busy={counting} className="text-13 max-xl:hidden">
      <h2 id="selection" className="font-semibold">
        {t("title")}
      </h2>
      {known ? (
        <div className={cn("transition-opacity", counting && "opacity-60")}>
          <p role="status">
            <span className="mt-1 block text-20 leading-7 font-semibold tracking-[-.015em] tabular-nums">
              {known.capped ? t("capped", { count: number(known.count) }) : number(known.count)}
            </span>
            <span className="block text-12 leading-[18px] text-fg-3">{t("messages", { count: known.count })}</span>
          </p>
          <ul className="mt-3 grid gap-1.5 border-t border-line pt-3 text-12 empty:hidden">
            {known.byEventType.slice(0, SHOWN_TYPES).map(({ eventType, count }) => (
              <li key={eventType} className="flex min-w-0 items-baseline justify-between gap-3">
                <EventName name={eventType} />
                <span className="flex-none tabular-nums">{number(count)}</span>
              </li>
            ))}
            {rest.length > 0 ? (
              <li className="flex justify-between gap-3 text-fg-3">
                {t("more", { count: rest.length })}
                <span className="tabular-nums">{number(rest.reduce((sum, { count }) => sum + count, 0))}</span>
              </li>
            ) : null}
          </ul>
        </div>
      ) : (
        <p className="mt-1 text-fg-3">{counting ? t("counting") : t("nothing")}</p>
      )}
    </section>
  );
}

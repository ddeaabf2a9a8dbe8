"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ActivityView, SPANS, type Span } from "@/components/activity/activity-view";
import { useInstants } from "@/components/display/instant-formats";
import { LiveMark } from "@/components/display/live-mark";
import { cn } from "@/components/ui/cn";
import { FilterChip } from "@/components/ui/filter-chip";
import { lazyPopup } from "@/components/ui/lazy-popup";
import { Segmented } from "@/components/ui/segmented";
import type { ActivityOverview } from "@/lib/delivery-log/schema";

const OwnTimePopup = lazyPopup(() => import("@/components/activity/own-time-popup"), "dialog");

export interface ListedEndpoint {
  id: string;
  url: string;
}

export type SetView = (change: Partial<{ [K in keyof ActivityView]: ActivityView[K] | null }>) => Promise<unknown>;

interface ActivityToolbarProps {
  view: ActivityView;
  setView: SetView;
  endpoints: ListedEndpoint[];
  overview: ActivityOverview;
  /** A time of one's own is shown. */
  own: boolean;
  failed: boolean;
}

/** Which time is shown, and whose attempts. */
export function ActivityToolbar({ view, setView, endpoints, overview, own, failed }: ActivityToolbarProps) {
  const t = useTranslations("activity.toolbar");
  const isOver = own && view.until !== null && view.until.getTime() <= Date.parse(overview.until);
  return (
    <div className="mb-2 flex min-h-8 flex-wrap items-center gap-2">
      <Segmented<Span | "own">
        label={t("range")}
        value={own ? "own" : view.range}
        options={SPANS.map((span) => ({ value: span, label: t(`spans.${span}`) }))}
        onChange={(range) => range !== "own" && void setView({ range, since: null, until: null })}
      />
      <OwnTime view={view} setView={setView} overview={overview} own={own} />
      <FilterChip
        label={t("endpoint")}
        value={view.endpoint}
        options={endpoints.map(({ id, url }) => ({ value: id, label: url.replace(/^https?:\/\//, ""), text: url }))}
        searchLabel={t("searchEndpoints")}
        noneLabel={t("noEndpoint")}
        clearLabel={t("clearEndpoint")}
        className="max-w-[360px]"
        onChange={(endpoint) => void setView({ endpoint })}
      />
      {isOver ? null : <LiveMark failed={failed} className="ml-auto" />}
    </div>
  );
}

/** A time of one's own: dashed while none is set, then what it is with a button that goes back to the span. */
function OwnTime({ view, setView, overview, own }: Omit<ActivityToolbarProps, "endpoints" | "failed">) {
  const t = useTranslations("activity.toolbar");
  const { write } = useInstants();
  const trigger = (
    <button type="button" className="inline-flex h-full min-w-0 items-center gap-1.5 rounded-r3 px-[9px] hover:text-fg">
      {own ? (
        <b className="truncate font-medium text-fg">
          {view.until
            ? t("between", { since: write(overview.since, "moment"), until: write(overview.until, "moment") })
            : t("since", { since: write(overview.since, "moment") })}
        </b>
      ) : (
        t("own")
      )}
    </button>
  );
  return (
    <span
      className={cn(
        "inline-flex h-7 max-w-full min-w-0 items-center rounded-r3 border text-[12.5px] whitespace-nowrap text-fg-3 max-md:h-9",
        own ? "border-accent-line bg-selected" : "border-dashed border-line-strong bg-bg",
      )}
    >
      <OwnTimePopup
        trigger={trigger}
        since={overview.since}
        until={overview.until}
        onApply={(since, until) => void setView({ since, until })}
      />
      {own ? (
        <button
          type="button"
          aria-label={t("clearOwn")}
          onClick={() => void setView({ since: null, until: null })}
          className="grid h-full w-6 place-items-center border-l border-accent-line hover:text-fg max-md:w-9"
        >
          <X aria-hidden className="size-3" strokeWidth={2.25} />
        </button>
      ) : null}
    </span>
  );
}

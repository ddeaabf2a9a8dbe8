"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { DELIVERY_FILTER, isFiltered } from "@/components/deliveries/delivery-filter";
import { FirstMessage, NoMatch } from "@/components/deliveries/delivery-list-states";
import type { RowReplay } from "@/components/deliveries/delivery-row-menu";
import { DeliveryTable } from "@/components/deliveries/delivery-table";
import { DeliveryTableRow } from "@/components/deliveries/delivery-table-row";
import { DeliveryRowsSkeleton } from "@/components/deliveries/delivery-table-skeleton";
import { DeliveryToolbar } from "@/components/deliveries/delivery-toolbar";
import { useHeldRows } from "@/components/deliveries/use-held-rows";
import { type FirstDeliveries, useLiveDeliveries } from "@/components/deliveries/use-live-deliveries";
import { ListFailed } from "@/components/layout/list-failed";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { WebhookConsumer } from "@/lib/consumers/schema";

interface DeliveryListProps {
  consumer: WebhookConsumer;
  first: FirstDeliveries;
  /** Where events are published to, for the example shown while there is nothing. */
  publishUrl: string;
  replay: RowReplay;
}

/** Message attempts of an endpoint: live, filtered by the URL, older ones on request. */
export function DeliveryList({ consumer, first, publishUrl, replay }: DeliveryListProps) {
  const t = useTranslations("deliveries");
  const [filter, setFilter] = useQueryStates(DELIVERY_FILTER, { history: "replace" });
  const { rows, error, outdated, ...older } = useLiveDeliveries(consumer.id, filter, first);
  const { shown, waiting, hold, release } = useHeldRows(rows ?? []);
  const clear = () => void setFilter({ status: null, eventType: null, within: null, since: null, until: null });

  return (
    <section aria-label={t("title")} className="mt-7">
      <DeliveryToolbar
        filter={filter}
        onFilter={(change) => void setFilter(change)}
        eventTypes={consumer.eventTypes}
        failed={error !== null}
        waiting={waiting}
        onShowWaiting={release}
      />
      {error && rows ? <p className="mb-2 text-13 text-warn-fg">{t("stale")}</p> : null}
      {error && !rows ? <ListFailed title={t("failed")} error={error} onTryAgain={older.tryAgain} /> : null}
      {rows?.length === 0 ? (
        isFiltered(filter) ? (
          <NoMatch filter={filter} onClear={clear} {...older} />
        ) : (
          <FirstMessage consumer={consumer} publishUrl={publishUrl} />
        )
      ) : null}
      {!rows && !error ? (
        <DeliveryTable aria-busy>
          <DeliveryRowsSkeleton />
        </DeliveryTable>
      ) : null}
      {rows && rows.length > 0 ? (
        <>
          <DeliveryTable {...hold} aria-busy={outdated} className={cn(outdated && "opacity-60")}>
            {shown.map((row) => (
              <DeliveryTableRow key={row.messageId} row={row} webhookId={consumer.id} replay={replay} />
            ))}
          </DeliveryTable>
          <div className="flex items-center gap-3 pt-3 text-12 text-fg-3">
            <span className="tabular-nums">{t("shown", { count: shown.length })}</span>
            {older.hasOlder ? (
              <Button size="sm" className="ml-auto" disabled={older.loadingOlder} onClick={older.loadOlder}>
                {t(older.loadingOlder ? "loadingOlder" : "loadOlder")}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
    </section>
  );
}

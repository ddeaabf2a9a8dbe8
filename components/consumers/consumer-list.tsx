"use client";

import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import { useClock } from "@/components/display/clock-store";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { toast } from "@/components/ui/toast";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import type { Activity } from "@/lib/delivery-log/schema";
import { CertificateBanner } from "./certificate-banner";
import { consumerRows, passesFilters, sortRows } from "./consumer-rows";
import { ConsumerTable } from "./consumer-table";
import { ConsumerToolbar } from "./consumer-toolbar";
import { DisabledBanner } from "./disabled-banner";
import { FailingBanner } from "./failing-banner";
import { FirstConsumer } from "./first-consumer";
import { useConsumerFilters } from "./use-consumer-filters";
import { type SetDisabled, useConsumerSwitch } from "./use-consumer-switch";
import { useListKeys } from "./use-list-keys";
import { type ConsumerPage, useLiveConsumers } from "./use-live-consumers";

// Loaded when something is about to be deleted.
const DeleteConsumerDialog = dynamic(() => import("./delete-consumer-dialog"));

interface ConsumerListProps {
  clientId: string;
  /** What the page came with; it goes on live from there. */
  first: { consumers: ConsumerPage; activity: Activity };
  limit: number;
  canManage: boolean;
  /** Server action. */
  deleteConsumer: (id: string) => Promise<{ ok: boolean }>;
  setDisabled: SetDisabled;
}

const TEN_SECONDS = 10_000;

/** Monitor > Webhooks > Events > Endpoints. */
export function ConsumerList({ clientId, first, limit, canManage, deleteConsumer, setDisabled }: ConsumerListProps) {
  const { consumers, activity, failed } = useLiveConsumers(clientId, first);
  const onSwitch = useConsumerSwitch(setDisabled);
  const t = useTranslations("endpoints");
  return (
    <>
      {failed ? (
        <Banner tone="warn" title={t("stale.title")}>
          {t("stale.text")}
        </Banner>
      ) : null}
      {consumers.results.length === 0 ? (
        <FirstConsumer canManage={canManage} />
      ) : (
        <>
          <DisabledBanner consumers={consumers.results} canManage={canManage} onSwitch={onSwitch} />
          <FailingBanner consumers={consumers.results} />
          <CertificateBanner consumers={consumers.results} />
          <ListedConsumers
            consumers={consumers.results}
            activity={activity}
            clientId={clientId}
            limit={limit}
            canManage={canManage}
            deleteConsumer={deleteConsumer}
            onSwitch={onSwitch}
          />
        </>
      )}
    </>
  );
}

interface ListedConsumersProps extends Omit<ConsumerListProps, "first" | "setDisabled"> {
  consumers: WebhookConsumer[];
  activity: Activity;
  onSwitch: (consumer: WebhookConsumer) => void;
}

function ListedConsumers({ clientId, consumers, activity, limit, canManage, deleteConsumer, onSwitch }: ListedConsumersProps) {
  const t = useTranslations("endpoints");
  const { filters, setFilters, isFiltered, clear } = useConsumerFilters();
  const search = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const { doomed, setDoomed, onDelete } = useDeletion(clientId, deleteConsumer);
  useKeys({ search, body, canManage });
  const now = useClock((instant) => Math.floor(instant / TEN_SECONDS) * TEN_SECONDS);
  const all = consumerRows(consumers, activity, now);
  const rows = sortRows(
    all.filter((row) => passesFilters(row, filters)),
    filters.sort,
  );
  const most = Math.max(1, ...all.flatMap((row) => row.buckets.map((bucket) => bucket.success + bucket.failure)));
  return (
    <>
      <ConsumerToolbar consumers={consumers} limit={limit} search={search} filters={filters} setFilters={setFilters} />
      {rows.length > 0 ? (
        <ConsumerTable
          rows={rows}
          most={most}
          sort={filters.sort}
          onSort={(sort) => void setFilters({ sort })}
          canManage={canManage}
          onDelete={setDoomed}
          onSwitch={onSwitch}
          body={body}
        />
      ) : null}
      <p role="status" className="sr-only">
        {isFiltered ? t("shown", { count: rows.length }) : null}
      </p>
      {rows.length === 0 ? (
        <EmptyState
          title={t("noMatch.title")}
          text={t("noMatch.text", { count: all.length })}
          actions={<Button onClick={clear}>{t("noMatch.clear")}</Button>}
        />
      ) : null}
      {doomed ? <DeleteConsumerDialog key={doomed.id} consumer={doomed} onDelete={onDelete} onClose={() => setDoomed(null)} /> : null}
    </>
  );
}

/** Which endpoint is about to be deleted, and its deletion. */
function useDeletion(clientId: string, deleteConsumer: ConsumerListProps["deleteConsumer"]) {
  const t = useTranslations("deleteConsumer");
  const queryClient = useQueryClient();
  const [doomed, setDoomed] = useState<WebhookConsumer | null>(null);
  const onDelete = async (id: string) => {
    const { ok } = await deleteConsumer(id);
    if (!ok) return false;
    await queryClient.invalidateQueries({ queryKey: ["webhooks", clientId] });
    toast.success(t("done"));
    return true;
  };
  return { doomed, setDoomed, onDelete };
}

interface KeysOptions {
  search: React.RefObject<HTMLInputElement | null>;
  body: React.RefObject<HTMLTableSectionElement | null>;
  canManage: boolean;
}

function useKeys({ search, body, canManage }: KeysOptions) {
  const router = useRouter();
  const rows = useCallback(() => [...(body.current?.querySelectorAll<HTMLElement>("a.row-link") ?? [])], [body]);
  const add = useCallback(() => {
    if (canManage) router.push("/monitor/events/endpoints/new");
  }, [router, canManage]);
  const focusable = useCallback(() => search.current, [search]);
  useListKeys({ search: focusable, rows, add });
}

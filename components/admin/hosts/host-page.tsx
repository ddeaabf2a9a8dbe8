"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { useLive } from "@/components/admin/use-live";
import { LiveMark } from "@/components/display/live-mark";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action-result";
import type { CloseHostInput, HostAnswer, HostList, OpenHostInput } from "@/lib/hosts/schema";
import { HostTable } from "./host-table";
import { HOST_VIEW, hostPath } from "./host-view";

// Loaded when they are asked for.
const OpenHostDialog = dynamic(() => import("./open-host-dialog"));
const CloseHostDialog = dynamic(() => import("./close-host-dialog"));

interface HostPageProps {
  first: HostList;
  /** Server actions. */
  openHost: (input: OpenHostInput) => Promise<ActionResult<number>>;
  closeHost: (input: CloseHostInput) => Promise<ActionResult<number>>;
}

/** Admin > Hosts: where sending is in trouble, and a hand on each breaker. */
export function HostPage({ first, openHost, closeHost }: HostPageProps) {
  const t = useTranslations("adminHosts");
  const [view, setView] = useQueryStates(HOST_VIEW);
  const { data, failed, outdated, refresh } = useLive<HostList>(hostPath(view), first);
  const [asked, setAsked] = useState<{ host: HostAnswer; to: "open" | "close" } | null>(null);
  const onDone = (clients: number) => {
    toast.success(t(asked?.to === "open" ? "open.done" : "close.done", { count: clients }));
    setAsked(null);
    void refresh();
  };
  const dialog = asked ? { host: asked.host, onClose: () => setAsked(null), onDone } : null;
  return (
    <>
      <PageHeader title={t("title")} crumbs={[{ label: t("admin") }]} beside={<LiveMark failed={failed} className="ml-1" />}>
        <p className="mt-1 max-w-[760px] text-13 text-fg-2">{t("text")}</p>
      </PageHeader>
      <div className="mt-4 mb-2 flex min-h-8 flex-wrap items-center gap-2">
        <Segmented
          label={t("show")}
          value={view.show}
          options={[
            { value: "trouble", label: t("trouble", { count: data.troubled }) },
            { value: "all", label: t("all", { count: data.all }) },
          ]}
          onChange={(show) => void setView({ show })}
        />
        <Input
          size="sm"
          type="search"
          maxLength={300}
          icon={<Search aria-hidden />}
          placeholder={t("search")}
          aria-label={t("search")}
          value={view.q}
          onChange={(event) => void setView({ q: event.target.value || null })}
          frameClassName="ml-auto w-[240px] max-md:w-full"
          className="[&::-webkit-search-cancel-button]:hidden"
        />
      </div>
      {data.results.length === 0 ? (
        <Nothing view={view} all={data.all} onShowAll={() => void setView({ show: "all", q: null })} />
      ) : (
        <>
          <HostTable
            hosts={data.results}
            outdated={outdated}
            onOpen={(host) => setAsked({ host, to: "open" })}
            onClose={(host) => setAsked({ host, to: "close" })}
          />
          <p className="mt-3 text-12 text-fg-3 tabular-nums">
            {t("shown", { shown: data.results.length, of: view.show === "all" ? data.all : data.troubled })}
          </p>
        </>
      )}
      {dialog && asked?.to === "open" ? <OpenHostDialog {...dialog} openHost={openHost} /> : null}
      {dialog && asked?.to === "close" ? <CloseHostDialog {...dialog} closeHost={closeHost} /> : null}
    </>
  );
}

function Nothing({ view, all, onShowAll }: { view: { show: string; q: string }; all: number; onShowAll: () => void }) {
  const t = useTranslations("adminHosts.empty");
  const kind = view.q !== "" ? "search" : view.show === "trouble" && all > 0 ? "well" : "none";
  return (
    <EmptyState
      title={t(`${kind}.title`)}
      text={t(`${kind}.text`)}
      actions={kind === "none" ? null : <Button onClick={onShowAll}>{t("showAll")}</Button>}
    />
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { AUDIT_FILTER, isAuditFiltered } from "@/components/audit/audit-filter";
import { AuditTable } from "@/components/audit/audit-table";
import { AuditToolbar } from "@/components/audit/audit-toolbar";
import { type FirstAuditEntries, useAuditEntries } from "@/components/audit/use-audit-entries";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import type { AuditEntryAnswer } from "@/lib/audit/schema";

interface AuditListProps {
  first: FirstAuditEntries;
  /** Those one may filter by. */
  actors: AuditEntryAnswer["actor"][];
}

/** Every change of the client's configuration, newest first, with filters that live in the URL. */
export function AuditList({ first, actors }: AuditListProps) {
  const t = useTranslations("audit");
  const [filter, setFilter] = useQueryStates(AUDIT_FILTER, { history: "push" });
  const { entries, failed, outdated, hasOlder, loadOlder, loadingOlder, tryAgain } = useAuditEntries(filter, first);
  const clear = () => void setFilter(null);
  return (
    <>
      <AuditToolbar filter={filter} onFilter={(change) => void setFilter(change)} actors={actors} failed={failed} />
      {entries && entries.length > 0 ? (
        <div className={cn(outdated && "opacity-60")} aria-busy={outdated}>
          <AuditTable entries={entries} />
        </div>
      ) : null}
      {entries?.length === 0 ? (
        <EmptyState
          className="pt-5"
          title={t(isAuditFiltered(filter) ? "noMatch.title" : "empty.title")}
          text={t(isAuditFiltered(filter) ? "noMatch.text" : "empty.text")}
          actions={isAuditFiltered(filter) ? <Button onClick={clear}>{t("noMatch.clear")}</Button> : null}
        />
      ) : null}
      {entries === null && failed ? (
        <div role="alert">
          <EmptyState
            className="pt-5"
            title={t("failed.title")}
            text={t("failed.text")}
            actions={<Button onClick={tryAgain}>{t("failed.action")}</Button>}
          />
        </div>
      ) : null}
      {hasOlder && entries && entries.length > 0 ? (
        <Button className="mt-4" disabled={loadingOlder} onClick={loadOlder}>
          {t(loadingOlder ? "loadingOlder" : "loadOlder")}
        </Button>
      ) : null}
    </>
  );
}

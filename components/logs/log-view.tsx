"use client";

import { ArrowUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useCallback, useMemo, useRef, useState } from "react";
import { useListKeys } from "@/components/consumers/use-list-keys";
import { ListFailed } from "@/components/layout/list-failed";
import { isFiltered, LOG_FILTER, type LogFilter, NO_FILTER } from "@/components/logs/log-filter";
import { LogSkeleton } from "@/components/logs/log-skeleton";
import { LogFoot, NoMatchingMessage, NoMessageYet } from "@/components/logs/log-states";
import { LogTable } from "@/components/logs/log-table";
import { type LogChoices, LogToolbar } from "@/components/logs/log-toolbar";
import { useAtTop } from "@/components/logs/use-at-top";
import { type FirstLog, type Seen, useLiveLog } from "@/components/logs/use-live-log";
import { useLookFurther } from "@/components/logs/use-look-further";
import type { ListedMessage } from "@/lib/messages/schema";

interface LogViewProps {
  clientId: string;
  first: FirstLog;
  choices: LogChoices;
  /** Where events are published to, for the example shown while there is nothing. */
  publishUrl: string;
  canManage: boolean;
}

/** The companies of the rows, for the filter to offer. */
function withCompaniesOf(choices: LogChoices, rows: readonly ListedMessage[]): LogChoices {
  const names = new Map(choices.companies.map(({ id, name }) => [id, name]));
  for (const { companyId, companyName } of rows) if (companyId !== null && companyName !== null) names.set(companyId, companyName);
  const companies = [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
  return { ...choices, companies };
}

/** Every message, newest first: live, filtered by the URL, as far back as one scrolls. */
export function LogView({ clientId, first, choices, publishUrl, canManage }: LogViewProps) {
  const t = useTranslations("logs");
  const [filter, setFilter] = useQueryStates(LOG_FILTER, { history: "push" });
  const [paused, setPaused] = useState(false);
  const [focused, setFocused] = useState(false);
  const [seen, setSeen] = useState<Seen>({ first: 0, last: 0 });
  const [search, body] = [useRef<HTMLInputElement>(null), useRef<HTMLTableSectionElement>(null)];
  const atTop = useAtTop();
  const { rows, error, outdated, waiting, showWaiting, tryAgain, ...log } = useLiveLog({
    clientId,
    filter,
    first,
    hold: paused || focused || !atTop,
    seen,
  });
  const onFilter = useCallback((change: Partial<LogFilter>) => void setFilter(change), [setFilter]);
  const count = rows?.length ?? 0;
  useLookFurther({
    of: JSON.stringify(filter),
    count,
    nextCursor: log.nextCursor,
    atEnd: rows !== null && seen.last >= count - NEAR_END,
    blocked: log.loadingOlder || log.olderFailed || outdated,
    loadOlder: log.loadOlder,
  });
  useKeys({ search, body, canManage });
  const offered = useMemo(() => withCompaniesOf(choices, rows ?? []), [choices, rows]);
  return (
    <section aria-label={t("title")}>
      <LogToolbar
        filter={filter}
        onFilter={onFilter}
        choices={offered}
        search={search}
        failed={error !== null}
        paused={paused}
        onPause={setPaused}
      />
      {error && rows ? <p className="mb-2 text-13 text-warn-fg">{t("stale")}</p> : null}
      <WaitingRows waiting={waiting} capped={waiting >= log.mayWait} onShow={showWaiting} />
      {error && !rows ? <ListFailed title={t("failed")} error={error} onTryAgain={tryAgain} /> : null}
      {!rows && !error ? <LogSkeleton /> : null}
      {count === 0 && rows ? (
        isFiltered(filter) ? (
          <NoMatchingMessage {...log} onClear={() => onFilter(NO_FILTER)} />
        ) : (
          <NoMessageYet publishUrl={publishUrl} />
        )
      ) : null}
      {rows && count > 0 ? (
        <>
          <LogTable
            rows={rows}
            body={body}
            hasOlder={log.nextCursor !== null}
            outdated={outdated}
            onSeen={setSeen}
            onFocusWithin={setFocused}
          />
          <LogFoot count={count} {...log} />
        </>
      ) : null}
    </section>
  );
}

/** Older rows are loaded once so few are left below what is seen. */
const NEAR_END = 20;

interface WaitingRowsProps {
  waiting: number;
  /** There may be more than were counted. */
  capped: boolean;
  onShow: () => void;
}

/** Newer rows that wait while the list is scrolled, used or paused. */
function WaitingRows({ waiting, capped, onShow }: WaitingRowsProps) {
  const t = useTranslations("logs");
  const show = () => {
    window.scrollTo({ top: 0 });
    onShow();
  };
  return (
    <div aria-live="polite" className="sticky top-[84px] z-20 h-0 text-center">
      {waiting > 0 ? (
        <button
          type="button"
          onClick={show}
          className="mt-9 inline-flex h-7 items-center gap-1.5 rounded-r3 border border-accent-line bg-selected px-3 text-13 font-medium text-accent-fg shadow-menu max-md:mt-1"
        >
          <ArrowUp aria-hidden className="size-3.5" />
          {t(capped ? "waitingMany" : "waiting", { count: waiting })}
        </button>
      ) : null}
    </div>
  );
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

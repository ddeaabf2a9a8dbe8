"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { fetchJson } from "@/components/layout/fetch-json";
import { type LogFilter, logSearch } from "@/components/logs/log-filter";
import { countWaiting, isUnsettled, type Log, logOf, withOlder, withPage } from "@/components/logs/log-rows";
import type { ListedMessage } from "@/lib/messages/schema";
import type { CursorPage } from "@/lib/paging";

const LIVE_MS = 1_500;
const PAGE = 50;
const LARGEST_PAGE = 250;

/** What the page came with, and for which filter. */
export interface FirstLog {
  page: CursorPage<ListedMessage>;
  filter: LogFilter;
}

/** The rows that are seen, of those loaded. */
export interface Seen {
  first: number;
  last: number;
}

interface LiveLogOptions {
  clientId: string;
  filter: LogFilter;
  first: FirstLog;
  /** Nothing may move: newer rows wait. */
  hold: boolean;
  seen: Seen;
}

/**
 * The log as the page came with it, and then as it changes. However much of it is loaded, only its newest page is read again and again,
 * and the part that is seen where something in it is still to be settled. Rests while the page is hidden.
 */
export function useLiveLog({ clientId, filter, first, hold, seen }: LiveLogOptions) {
  const queryClient = useQueryClient();
  const key = JSON.stringify(filter);
  const [firstKey] = useState(() => JSON.stringify(first.filter));
  const queryKey = useMemo(() => ["log", clientId, key], [clientId, key]);
  const read = useCallback(
    (page: Record<string, string>, signal?: AbortSignal) =>
      fetchJson<CursorPage<ListedMessage>>(`/api/v1/messages?${logSearch(filter, Date.now(), page)}`, signal),
    [filter],
  );

  const log = useQuery({
    queryKey,
    queryFn: async ({ signal }) => logOf(await read({ limit: String(PAGE) }, signal)),
    initialData: key === firstKey ? logOf(first.page) : undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const newest = useQuery({
    queryKey: [...queryKey, "newest"],
    queryFn: ({ signal }) => read({ limit: String(PAGE) }, signal),
    refetchInterval: LIVE_MS,
    enabled: log.data !== undefined && !log.isPlaceholderData,
  });
  const change = useCallback(
    (by: (log: Log) => Log) => queryClient.setQueryData<Log>(queryKey, (old) => old && by(old)),
    [queryClient, queryKey],
  );
  useEffect(() => {
    if (newest.data) change((old) => withPage(old, newest.data, { below: null, hold }));
  }, [newest.data, hold, change]);
  useSeenRows({ rows: log.data?.rows ?? [], seen, read, queryKey, change });

  const older = useMutation({
    mutationFn: (cursor: string) => read({ limit: String(PAGE * 2), cursor }),
    onSuccess: (page) => change((old) => withOlder(old, page)),
  });
  const { nextCursor = null } = log.data ?? {};
  return {
    /** Null while nothing is known yet. */
    rows: log.data?.rows ?? null,
    nextCursor,
    error: log.error ?? newest.error,
    /** These rows are still those of the filter before. */
    outdated: log.isPlaceholderData,
    waiting: log.data && newest.data && hold ? countWaiting(log.data, newest.data) : 0,
    /** More may wait than are counted. */
    mayWait: newest.data?.results.length ?? 0,
    showWaiting: () => newest.data && change((old) => withPage(old, newest.data, { below: null, hold: false })),
    loadOlder: () => {
      if (nextCursor !== null && !older.isPending) older.mutate(nextCursor);
    },
    loadingOlder: older.isPending,
    olderFailed: older.isError,
    tryAgain: () => void log.refetch(),
  };
}

interface SeenRowsOptions {
  rows: ListedMessage[];
  seen: Seen;
  read: (page: Record<string, string>, signal?: AbortSignal) => Promise<CursorPage<ListedMessage>>;
  queryKey: string[];
  change: (by: (log: Log) => Log) => void;
}

/** Reads what is seen below the newest page again, while something in it is unsettled. Nothing moves by that. */
function useSeenRows({ rows, seen, read, queryKey, change }: SeenRowsOptions): void {
  const part = rows.slice(seen.first, seen.last + 1);
  const above = seen.last < PAGE ? undefined : rows[Math.max(0, seen.first - 1)]?.id;
  const { data } = useQuery({
    queryKey: [...queryKey, "seen", above, part.length],
    queryFn: ({ signal }) => read({ limit: String(Math.min(LARGEST_PAGE, part.length)), cursor: above ?? "" }, signal),
    refetchInterval: LIVE_MS * 2,
    enabled: above !== undefined && part.some(isUnsettled),
    gcTime: 0,
  });
  useEffect(() => {
    if (data && above !== undefined) change((old) => withPage(old, data, { below: above, hold: true }));
  }, [data, above, change]);
}

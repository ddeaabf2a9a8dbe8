"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type AuditFilterInUrl, auditQuery } from "@/components/audit/audit-filter";
import { fetchJson } from "@/components/layout/fetch-json";
import type { AuditEntryAnswer } from "@/lib/audit/schema";
import type { CursorPage } from "@/lib/paging";

/** Changes are rare beside messages. */
const LIVE_MS = 5_000;

/** What the page came with, and for which filter. */
export interface FirstAuditEntries {
  page: CursorPage<AuditEntryAnswer>;
  filter: AuditFilterInUrl;
}

/** The client's changes, newest first, as the page came with them and then as they happen. */
export function useAuditEntries(filter: AuditFilterInUrl, first: FirstAuditEntries) {
  const key = JSON.stringify(filter);
  const [firstKey] = useState(() => JSON.stringify(first.filter));
  const query = useInfiniteQuery({
    queryKey: ["auditEntries", key],
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ ...auditQuery(filter, Date.now()), ...(pageParam ? { cursor: pageParam } : {}) });
      return fetchJson<CursorPage<AuditEntryAnswer>>(`/api/v1/auditEntries?${search}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: key === firstKey ? { pages: [first.page], pageParams: [null] } : undefined,
    placeholderData: keepPreviousData,
    refetchInterval: (state) => LIVE_MS * Math.min(6, state.state.data?.pages.length ?? 1),
  });
  return {
    /** Null while nothing is known yet. */
    entries: query.data?.pages.flatMap((page) => page.results) ?? null,
    failed: query.isError,
    outdated: query.isPlaceholderData,
    hasOlder: query.hasNextPage,
    loadOlder: () => void query.fetchNextPage(),
    loadingOlder: query.isFetchingNextPage,
    tryAgain: () => void query.refetch(),
  };
}

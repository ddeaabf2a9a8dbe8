"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { type DeliveryFilter, deliveryQuery } from "@/components/deliveries/delivery-filter";
import { fetchJson } from "@/components/layout/fetch-json";
import type { DeliveryRow } from "@/lib/delivery-log/schema";
import type { CursorPage } from "@/lib/paging";

const LIVE_MS = 1_500;

/** What the page came with, and for which filter. */
export interface FirstDeliveries {
  page: CursorPage<DeliveryRow>;
  filter: DeliveryFilter;
}

/** A consumer's deliveries, newest first, as the page came with them and then as they change. Rests while the page is hidden. */
export function useLiveDeliveries(webhookId: string, filter: DeliveryFilter, first: FirstDeliveries) {
  const key = JSON.stringify(filter);
  const [firstKey] = useState(() => JSON.stringify(first.filter));
  const query = useInfiniteQuery({
    queryKey: ["deliveries", webhookId, key],
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ ...deliveryQuery(filter, Date.now()), ...(pageParam ? { cursor: pageParam } : {}) });
      return fetchJson<CursorPage<DeliveryRow>>(`/api/v1/webhooks/${webhookId}/deliveries?${search}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: key === firstKey ? { pages: [first.page], pageParams: [null] } : undefined,
    placeholderData: keepPreviousData,
    // All loaded pages are read again, one after the other: the more there are, the less often.
    refetchInterval: (state) => LIVE_MS * Math.min(6, state.state.data?.pages.length ?? 1),
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.results) ?? null, [query.data]);
  return {
    /** Null while nothing is known yet. */
    rows,
    error: query.error,
    /** These rows are still those of the filter before. */
    outdated: query.isPlaceholderData,
    hasOlder: query.hasNextPage,
    loadOlder: () => void query.fetchNextPage(),
    loadingOlder: query.isFetchingNextPage,
    tryAgain: () => void query.refetch(),
  };
}

"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/layout/fetch-json";
import type { WebhookVersion } from "@/lib/consumers/versions-schema";
import type { CursorPage } from "@/lib/paging";

/** Changes are rare; the attempts that use them are not. */
const LIVE_MS = 5_000;

export const VERSIONS_A_PAGE = 20;

/** What the page came with. */
export interface FirstVersions {
  page: CursorPage<WebhookVersion>;
  /** The cursor it begins behind; null where it begins with the newest. */
  from: string | null;
}

export function versionsKey(consumerId: string): string[] {
  return ["webhookVersions", consumerId];
}

/** An endpoint's versions, newest first, as the page came with them and then as they are made and used. */
export function useVersions(consumerId: string, first: FirstVersions) {
  const query = useInfiniteQuery({
    queryKey: [...versionsKey(consumerId), first.from],
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ limit: String(VERSIONS_A_PAGE), ...(pageParam ? { cursor: pageParam } : {}) });
      return fetchJson<CursorPage<WebhookVersion>>(`/api/v1/webhooks/${consumerId}/versions?${search}`, signal);
    },
    initialPageParam: first.from,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [first.page], pageParams: [first.from] },
    refetchInterval: (state) => LIVE_MS * Math.min(6, state.state.data?.pages.length ?? 1),
  });
  return {
    versions: query.data.pages.flatMap((page) => page.results),
    failed: query.isError,
    hasOlder: query.hasNextPage,
    loadOlder: () => void query.fetchNextPage(),
    loadingOlder: query.isFetchingNextPage,
  };
}

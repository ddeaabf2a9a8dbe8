"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { fetchJson } from "@/components/layout/fetch-json";
import type { CursorPage } from "@/lib/api/pagination-schema";
import type { AttemptAnswer } from "@/lib/delivery/schema";
import type { MessageWithEnvelope } from "@/lib/messages/schema";

const LIVE_MS = 1_500;
/** Nothing is scheduled any more, but someone may resend it. */
const SETTLED_MS = 5_000;
/** The payload comes along each time: a large one is read less often. */
const LARGE_BYTES = 32_768;
const LARGE_MS = 3_000;

function intervalOf(message: MessageWithEnvelope): number {
  if (message.deliveries.every((delivery) => delivery.nextAttemptAt === null)) return SETTLED_MS;
  return message.size > LARGE_BYTES ? LARGE_MS : LIVE_MS;
}

/** A message and its attempts, as the page came with them and then as they change. Rests while the page is hidden. */
export function useLiveMessage(first: { message: MessageWithEnvelope; attempts: CursorPage<AttemptAnswer> }) {
  const { id } = first.message;
  const message = useQuery({
    queryKey: ["message", id],
    queryFn: ({ signal }) => fetchJson<MessageWithEnvelope>(`/api/v1/messages/${id}`, signal),
    initialData: first.message,
    refetchInterval: (query) => intervalOf(query.state.data ?? first.message),
  });
  const interval = intervalOf(message.data);
  const attempts = useInfiniteQuery({
    queryKey: ["message", id, "attempts"],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<CursorPage<AttemptAnswer>>(
        `/api/v1/messages/${id}/attempts?${new URLSearchParams(pageParam ? { cursor: pageParam } : {})}`,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [first.attempts], pageParams: [null] },
    // Pages are read again one after the other, so many of them are read less often.
    refetchInterval: (query) => interval * Math.min(4, query.state.data?.pages.length ?? 1),
  });
  const list = useMemo(() => attempts.data.pages.flatMap((page) => page.results), [attempts.data]);
  return {
    message: message.data,
    attempts: list,
    failed: message.isError || attempts.isError,
    hasEarlier: attempts.hasNextPage,
    loadEarlier: () => void attempts.fetchNextPage(),
    loadingEarlier: attempts.isFetchingNextPage,
  };
}

"use client";

import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { fetchJson } from "@/components/layout/fetch-json";
import { countAttempts, withNewest } from "@/components/messages/newest-attempts";
import type { AttemptAnswer } from "@/lib/delivery-log/schema";
import type { ListedMessage, Message, MessageWithEnvelope } from "@/lib/messages/schema";
import type { CursorPage } from "@/lib/paging";
import type { Verdict } from "@/lib/verdicts/schema";

const LIVE_MS = 1_500;
/** Nothing is scheduled any more, but someone may resend it. */
const SETTLED_MS = 5_000;
/** Why it did not go somewhere changes only with the endpoints. */
const VERDICTS_MS = 10_000;
/** Attempts that began before the newest known one may end after it. */
const OVERLAP = 5;
const LARGEST_PAGE = 250;

export interface FirstMessage {
  message: MessageWithEnvelope;
  attempts: CursorPage<AttemptAnswer>;
  verdicts: Verdict[];
}

type Attempts = InfiniteData<CursorPage<AttemptAnswer>, string | null>;

/** An attempt as it is once the content of its message was removed. */
function withoutContent({ request, response, ...attempt }: AttemptAnswer): AttemptAnswer {
  return {
    ...attempt,
    request: request && { method: request.method, url: request.url, headers: request.headers },
    response: response && { ...response, headers: [], body: "" },
  };
}

/**
 * A message with its attempts and verdicts, as the page came with them and then as they change. What is read again and again is the
 * message's row in the log, without payload and evidence; attempts are fetched when their count has grown. Rests while the page is hidden.
 */
export function useLiveMessage(first: FirstMessage) {
  const { id } = first.message;
  const state = useQuery<Message>({
    queryKey: ["message", id, "state"],
    queryFn: async ({ signal }) => {
      const { results } = await fetchJson<CursorPage<ListedMessage>>(`/api/v1/messages?${new URLSearchParams({ id, limit: "2" })}`, signal);
      const found = results.find((message) => message.id === id);
      if (!found) throw new Error("The message is not there any more.");
      return found;
    },
    initialData: first.message,
    refetchInterval: (query) => (query.state.data?.deliveries.every(({ nextAttemptAt }) => nextAttemptAt === null) ? SETTLED_MS : LIVE_MS),
  });
  const { deliveries } = state.data;
  const attempts = useLiveAttempts(first, countAttempts(deliveries));
  const verdicts = useQuery({
    queryKey: ["message", id, "verdicts"],
    queryFn: ({ signal }) => fetchJson<{ results: Verdict[] }>(`/api/v1/messages/${id}/verdicts`, signal),
    initialData: { results: first.verdicts },
    refetchInterval: VERDICTS_MS,
  });
  const { status, expunged } = state.data;
  const message: MessageWithEnvelope = { ...first.message, status, deliveries, expunged };
  // Removed while it was looked at: what was loaded before is not shown any longer.
  const shown = expunged === null ? {} : { attempts: attempts.attempts.map(withoutContent), message: { ...message, envelope: null } };
  return {
    ...attempts,
    message,
    ...shown,
    verdicts: verdicts.data.results,
    failed: state.isError || attempts.failed,
    refresh: () => void state.refetch(),
  };
}

/** @param made how many attempts there are by now */
function useLiveAttempts({ message, attempts }: FirstMessage, made: number) {
  const queryClient = useQueryClient();
  const { id } = message;
  const known = countAttempts(message.deliveries);
  // The page came with newer ones than an earlier visit has left.
  const queryKey = ["message", id, "attempts", known];
  const read = (search: Record<string, string>, signal: AbortSignal) =>
    fetchJson<CursorPage<AttemptAnswer>>(`/api/v1/messages/${id}/attempts?${new URLSearchParams(search)}`, signal);
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam ? { cursor: pageParam } : {}, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [attempts], pageParams: [null] },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const newest = useQuery({
    queryKey: [...queryKey, "made", made],
    queryFn: async ({ signal }) => {
      const limit = Math.min(LARGEST_PAGE, Math.max(1, made - known) + OVERLAP);
      const { results } = await read({ limit: String(limit) }, signal);
      queryClient.setQueryData<Attempts>(queryKey, (data) => data && withNewest(data, results));
      return results.length;
    },
    enabled: made !== known,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const list = useMemo(() => pages.data.pages.flatMap((page) => page.results), [pages.data]);
  return {
    attempts: list,
    failed: newest.isError,
    hasEarlier: pages.hasNextPage,
    loadEarlier: () => void pages.fetchNextPage(),
    loadingEarlier: pages.isFetchingNextPage,
  };
}

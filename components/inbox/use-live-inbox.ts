"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchJson, RequestFailed } from "@/components/layout/fetch-json";
import type { InboxAnswer, InboxPage } from "@/lib/inbox/schema";

const LIVE_MS = 1_200;
/** What is shown of the hundred that are kept. */
const SHOWN = 20;

/** @returns null where the endpoint has none, or its time is over */
async function readInbox(webhookId: string, signal: AbortSignal): Promise<InboxPage | null> {
  try {
    return await fetchJson<InboxPage>(`/api/v1/webhooks/${webhookId}/inbox?limit=${SHOWN}`, signal);
  } catch (error) {
    if (error instanceof RequestFailed && error.status === 404) return null;
    throw error;
  }
}

/** An endpoint's inbox, as the page came with it and then as things arrive. Without one, nothing is asked. */
export function useLiveInbox(webhookId: string, first: InboxPage | null) {
  const queryClient = useQueryClient();
  const queryKey = ["inbox", webhookId];
  const { data, isError } = useQuery({
    queryKey,
    queryFn: ({ signal }) => readInbox(webhookId, signal),
    initialData: first,
    enabled: (query) => query.state.data !== null,
    refetchInterval: LIVE_MS,
  });
  /** Shows at once what an action answered. */
  const show = (answer: InboxAnswer) => {
    void queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData<InboxPage | null>(queryKey, (page) => ({ results: [], nextCursor: null, ...page, ...answer }));
  };
  return { inbox: data, failed: isError, show };
}

export type LiveInbox = ReturnType<typeof useLiveInbox>;

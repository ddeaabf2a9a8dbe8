"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/layout/fetch-json";
import type { AttemptAnswer, DeliveryAnswer } from "@/lib/delivery-log/schema";
import type { ListedMessage, MessageWithEnvelope } from "@/lib/messages/schema";
import type { CursorPage } from "@/lib/paging";

/** Until the first answer is in, someone is looking at it. */
const EAGER_MS = 400;
const LIVE_MS = 1_500;
const SETTLED_MS = 5_000;
const RECENT = 5;

/** A test as far as it has come. */
export interface Test {
  message: MessageWithEnvelope;
  /** Null once the endpoint is gone. */
  delivery: DeliveryAnswer | null;
  /** The latest; null until there is one. */
  attempt: AttemptAnswer | null;
}

async function readTest(webhookId: string, messageId: string, signal: AbortSignal): Promise<Test> {
  // Attempts first: a message read before them could be older than they are.
  const attempts = await fetchJson<CursorPage<AttemptAnswer>>(
    `/api/v1/messages/${messageId}/attempts?webhookId=${webhookId}&limit=1`,
    signal,
  );
  const message = await fetchJson<MessageWithEnvelope>(`/api/v1/messages/${messageId}`, signal);
  const delivery = message.deliveries.find((one) => one.webhookId === webhookId) ?? null;
  return { message, delivery, attempt: attempts.results[0] ?? null };
}

function intervalOf(test: Test | undefined): number {
  if (!test?.attempt) return EAGER_MS;
  return test.delivery?.nextAttemptAt ? LIVE_MS : SETTLED_MS;
}

/** One test, as it goes on. @param messageId null where none is shown */
export function useLiveTest(webhookId: string, messageId: string | null) {
  return useQuery({
    queryKey: ["test", webhookId, messageId],
    queryFn: ({ signal }) => readTest(webhookId, messageId ?? "", signal),
    enabled: messageId !== null,
    refetchInterval: (query) => intervalOf(query.state.data),
  });
}

/** The endpoint's last tests, newest first, as the page came with them and then as they change. */
export function useRecentTests(webhookId: string, first: ListedMessage[]): ListedMessage[] {
  const { data } = useQuery({
    queryKey: ["tests", webhookId],
    queryFn: async ({ signal }) => {
      const search = new URLSearchParams({ webhookId, isTest: "true", limit: String(RECENT) });
      return (await fetchJson<CursorPage<ListedMessage>>(`/api/v1/messages?${search}`, signal)).results;
    },
    initialData: first,
    refetchInterval: LIVE_MS,
  });
  return data;
}

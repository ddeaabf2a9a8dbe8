"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/layout/fetch-json";
import type { WebhookConsumer } from "@/lib/consumers/schema";

const LIVE_MS = 2_500;

/** One consumer, as the page came with it and then as it changes: it may be disabled, paused or held back at any time. */
export function useLiveConsumer(first: WebhookConsumer): WebhookConsumer {
  const { data } = useQuery({
    queryKey: ["webhook", first.id],
    queryFn: ({ signal }) => fetchJson<WebhookConsumer>(`/api/v1/webhooks/${first.id}`, signal),
    initialData: first,
    refetchInterval: LIVE_MS,
  });
  return data;
}

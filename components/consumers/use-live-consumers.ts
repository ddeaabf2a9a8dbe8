"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/layout/fetch-json";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import type { Activity } from "@/lib/delivery-log/schema";
import { lastDay } from "./last-day";
import { LISTED_CONSUMERS } from "./listed-consumers";

export interface ConsumerPage {
  results: WebhookConsumer[];
  totalResults: number;
}

/** The consumers and their last day, as the page came with them and then as they change. Rests while the page is hidden. */
export function useLiveConsumers(clientId: string, first: { consumers: ConsumerPage; activity: Activity }) {
  const consumers = useQuery({
    queryKey: ["webhooks", clientId],
    queryFn: ({ signal }) => fetchJson<ConsumerPage>(`/api/v1/webhooks?pageSize=${LISTED_CONSUMERS}&orderBy=-created`, signal),
    initialData: first.consumers,
    refetchInterval: 2_500,
  });
  const activity = useQuery({
    queryKey: ["activity", clientId],
    queryFn: ({ signal }) => fetchJson<Activity>(`/api/v1/activity?${new URLSearchParams(lastDay(Date.now()))}`, signal),
    initialData: first.activity,
    refetchInterval: 5_000,
  });
  return { consumers: consumers.data, activity: activity.data, failed: consumers.isError || activity.isError };
}

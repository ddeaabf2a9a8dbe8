"use client";

import { useQuery } from "@tanstack/react-query";
import { LISTED_CONSUMERS } from "@/components/consumers/listed-consumers";
import type { ConsumerPage } from "@/components/consumers/use-live-consumers";
import { fetchJson } from "@/components/layout/fetch-json";

/** The client's endpoints, as the page came with them and then as they change. The list of Endpoints shares what is known. */
export function useAllConsumers(clientId: string, first: ConsumerPage): ConsumerPage {
  const { data } = useQuery({
    queryKey: ["webhooks", clientId],
    queryFn: ({ signal }) => fetchJson<ConsumerPage>(`/api/v1/webhooks?pageSize=${LISTED_CONSUMERS}&orderBy=-created`, signal),
    initialData: first,
    refetchInterval: 5_000,
  });
  return data;
}

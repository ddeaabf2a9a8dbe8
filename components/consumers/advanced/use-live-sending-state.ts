"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/layout/fetch-json";
import type { SendingState } from "@/lib/delivery-log/sending-schema";

const LIVE_MS = 2_500;

/** Why an endpoint is sent to or not, as the page came with it and then as it changes. */
export function useLiveSendingState(consumerId: string, first: SendingState): SendingState {
  const { data } = useQuery({
    queryKey: ["webhook", consumerId, "sendingState"],
    queryFn: ({ signal }) => fetchJson<SendingState>(`/api/v1/webhooks/${consumerId}/sendingState`, signal),
    initialData: first,
    refetchInterval: LIVE_MS,
  });
  return data;
}

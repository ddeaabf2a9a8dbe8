"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import type { ConsumerPage } from "./use-live-consumers";

/** How many endpoints there are: as the page came with it, then as the list of them knows it wherever that is live. */
export function ConsumerCount({ clientId, first }: { clientId: string; first: number }) {
  const { data } = useQuery<ConsumerPage>({ queryKey: ["webhooks", clientId], queryFn: skipToken });
  return data?.totalResults ?? first;
}

"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/components/layout/fetch-json";
import { LISTED_REPLAYS } from "@/components/replays/listed-replays";
import type { ReplayAnswer, ReplayPage } from "@/lib/replay/schema";

const RUNNING_MS = 1_000;
const RESTING_MS = 5_000;

export function isUnderWay({ status }: Pick<ReplayAnswer, "status">): boolean {
  return status === "pending" || status === "running" || status === "paused";
}

/** An endpoint's replays, newest first, as the page came with them and then as they go on. */
export function useLiveReplays(webhookId: string, first: ReplayPage) {
  const { data } = useQuery({
    queryKey: ["replays", webhookId],
    queryFn: ({ signal }) => fetchJson<ReplayPage>(`/api/v1/webhooks/${webhookId}/replays?limit=${LISTED_REPLAYS}`, signal),
    initialData: first,
    refetchInterval: ({ state }) => (state.data?.results.some(isUnderWay) ? RUNNING_MS : RESTING_MS),
  });
  return data.results;
}

/** Shows what an action answered of a replay without waiting for the next look. */
export function useShownReplay(webhookId: string) {
  const queryClient = useQueryClient();
  return async (replay: ReplayAnswer) => {
    const queryKey = ["replays", webhookId];
    // An answer that is under way would bring the earlier state back.
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData<ReplayPage>(queryKey, (page) => ({
      nextCursor: page?.nextCursor ?? null,
      results: [replay, ...(page?.results ?? []).filter(({ id }) => id !== replay.id)].sort((a, b) => (a.created < b.created ? 1 : -1)),
    }));
  };
}

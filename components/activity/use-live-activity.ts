"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type ActivityView, activityQuery, refreshEvery } from "@/components/activity/activity-view";
import { fetchJson } from "@/components/layout/fetch-json";
import type { ActivityOverview } from "@/lib/delivery-log/schema";

/** What the page came with, and for which view. */
export interface FirstActivity {
  view: ActivityView;
  overview: ActivityOverview;
}

function keyOf({ range, since, until, endpoint }: ActivityView): string {
  return JSON.stringify([since ? null : range, since, until, endpoint]);
}

/** The attempts of a view, as the page came with them and then as they change. Rests while the page is hidden. */
export function useLiveActivity(clientId: string, view: ActivityView, first: FirstActivity) {
  const key = keyOf(view);
  const [firstKey] = useState(() => keyOf(first.view));
  const query = useQuery({
    queryKey: ["activity-overview", clientId, key],
    queryFn: ({ signal }) =>
      fetchJson<ActivityOverview>(`/api/v1/activity/overview?${new URLSearchParams({ ...activityQuery(view, Date.now()) })}`, signal),
    initialData: key === firstKey ? first.overview : undefined,
    placeholderData: keepPreviousData,
    refetchInterval: () => refreshEvery(view, Date.now()),
  });
  return { overview: query.data ?? first.overview, failed: query.isError, outdated: query.isPlaceholderData };
}

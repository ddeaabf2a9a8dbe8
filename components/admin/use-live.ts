"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fetchJson } from "@/components/layout/fetch-json";

/**
 * What an operator's page came with, and then as it changes: asked for every few seconds while the page is seen.
 * @param path under `/admin/live/`, with its query; where it differs from the page's own, nothing is known yet
 */
export function useLive<T>(path: string, first: T, everyMs = 3_000) {
  const [firstPath] = useState(path);
  const query = useQuery({
    queryKey: ["operator", path],
    queryFn: ({ signal }) => fetchJson<T>(`/admin/live/${path}`, signal),
    initialData: path === firstPath ? first : undefined,
    placeholderData: keepPreviousData,
    refetchInterval: everyMs,
  });
  return { data: query.data ?? first, failed: query.isError, outdated: query.isPlaceholderData, refresh: () => query.refetch() };
}

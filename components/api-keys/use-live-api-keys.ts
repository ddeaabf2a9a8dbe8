"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/layout/fetch-json";
import type { ApiKey } from "@/lib/api-keys/schema";

/** A client has a handful of keys at most, so they are read at once. */
export function useLiveApiKeys(clientId: string, first: ApiKey[]) {
  const query = useQuery({
    queryKey: ["apiKeys", clientId],
    queryFn: async ({ signal }) => (await fetchJson<{ results: ApiKey[] }>("/api/v1/apiKeys", signal)).results,
    initialData: first,
    refetchInterval: 5_000,
  });
  return { keys: query.data, failed: query.isError };
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { fetchJson } from "@/components/layout/fetch-json";
import { looksLikeId } from "@/components/search/looks-like-id";
import type { ListedMessage } from "@/lib/messages/schema";
import type { CursorPage } from "@/lib/paging";

const TYPING_MS = 200;

/** Messages whose id, or whose event's id, is what was typed; looked for once typing rests. */
export function useFoundMessages(text: string): { messages: ListedMessage[]; looking: boolean } {
  const [id, setId] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setId(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const wanted = looksLikeId(text);
  const { data, isFetching } = useQuery({
    queryKey: ["search", "message", id],
    queryFn: ({ signal }) => fetchJson<CursorPage<ListedMessage>>(`/api/v1/messages?${new URLSearchParams({ id, limit: "3" })}`, signal),
    enabled: wanted && id === text,
  });
  return { messages: wanted && id === text ? (data?.results ?? []) : [], looking: wanted && (isFetching || id !== text) };
}

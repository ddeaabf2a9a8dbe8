"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fetchJson } from "@/components/layout/fetch-json";
import type { EventTypeAnswer } from "@/lib/event-types/schema";
import type { Message } from "@/lib/messages/schema";
import type { CursorPage } from "@/lib/paging";

const RECENT = 10;
const pretty = (value: unknown) => JSON.stringify(value, null, 2);

interface MessageAnswer extends Message {
  payload: Record<string, unknown> | null;
}

/**
 * What a transformation is tried on: an example of an event type or one of the endpoint's messages, either of which may be edited.
 * @param eventTypes those the endpoint is subscribed to
 */
export function useRunInput(consumerId: string, eventTypes: readonly string[]) {
  const [eventType, setEventType] = useState(eventTypes[0] ?? "");
  /** `example:<name>` or `message:<id>`; null is the first example. */
  const [source, setSource] = useState<string | null>(null);
  const [edited, setEdited] = useState<string | null>(null);
  const type = useQuery({
    queryKey: ["eventType", eventType],
    queryFn: ({ signal }) => fetchJson<EventTypeAnswer>(`/api/v1/eventTypes/${encodeURIComponent(eventType)}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const recent = useQuery({
    queryKey: ["messages", "recent", consumerId, eventType],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ webhookId: consumerId, eventType, limit: String(RECENT) });
      return fetchJson<CursorPage<Message>>(`/api/v1/messages?${query}`, signal);
    },
  });
  const messageId = source?.startsWith("message:") ? source.slice("message:".length) : null;
  const message = useQuery({
    queryKey: ["message", messageId, "payload"],
    queryFn: ({ signal }) => fetchJson<MessageAnswer>(`/api/v1/messages/${messageId}`, signal),
    enabled: messageId !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const examples = type.data?.examples ?? [];
  const example = examples.find(({ name }) => source === `example:${name}`) ?? examples[0];
  const chosen = messageId === null ? example?.value : message.data?.payload;
  return {
    eventType,
    examples,
    recent: recent.data?.results ?? [],
    schema: type.data?.schema,
    source: source ?? (example ? `example:${example.name}` : ""),
    text: edited ?? (chosen ? pretty(chosen) : null),
    chooseType: (name: string) => {
      setEventType(name);
      setSource(null);
      setEdited(null);
    },
    choose: (next: string) => {
      setSource(next);
      setEdited(null);
    },
    edit: setEdited,
  };
}

export type RunInput = ReturnType<typeof useRunInput>;

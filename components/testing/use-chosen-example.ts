"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import { fetchJson } from "@/components/layout/fetch-json";
import { TEST_CHOICE } from "@/components/testing/test-choice";
import type { EventTypeAnswer } from "@/lib/event-types/schema";

interface Envelope {
  payload?: unknown;
}

function payloadText(value: Envelope): string {
  return JSON.stringify(value.payload ?? {}, null, 2);
}

/** The schema of what is edited: the envelope's inner payload. */
function payloadSchema({ schema }: EventTypeAnswer): object | undefined {
  return (schema as { properties?: { payload?: object } }).properties?.payload;
}

/**
 * The event type and the example that are chosen, kept in the URL, and the payload as it was edited. What was written for one
 * example is there again when one comes back to it.
 * @param first the event type that the page came with
 */
export function useChosenExample(first: EventTypeAnswer) {
  const [choice, setChoice] = useQueryStates(TEST_CHOICE);
  const [drafts, setDrafts] = useState<Record<string, string>>({});
  const name = choice.type ?? first.name;
  const { data: type = first, isPlaceholderData } = useQuery({
    queryKey: ["eventType", name],
    queryFn: ({ signal }) => fetchJson<EventTypeAnswer>(`/api/v1/eventTypes/${encodeURIComponent(name)}`, signal),
    initialData: name === first.name ? first : undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const example = type.examples.find((one) => one.name === choice.example) ?? type.examples[0];
  const original = useMemo(() => payloadText(example?.value ?? {}), [example]);
  const jsonSchema = useMemo(() => payloadSchema(type), [type]);
  const key = `${type.name}\n${example?.name ?? ""}`;
  const text = drafts[key] ?? original;
  const write = (draft: string) => setDrafts((earlier) => ({ ...earlier, [key]: draft }));
  return {
    type,
    example: example?.name ?? null,
    /** The next event type is on its way; this is still the one before. */
    loading: isPlaceholderData,
    jsonSchema,
    text,
    edited: text !== original,
    write,
    reset: () => write(original),
    test: choice.test,
    chooseType: (next: string) => void setChoice({ type: next, example: null }),
    chooseExample: (next: string) => void setChoice({ example: next }),
    showTest: (messageId: string) => void setChoice({ test: messageId }),
  };
}

"use client";

import { useCallback, useState } from "react";
import { type ActionResult, UNREACHABLE } from "@/lib/action-result";
import type { CreateEventTypeInput, OwnEventType } from "@/lib/event-types/schema";
import { type EventTypeValues, inputOf, objectOf } from "./event-type-values";
import type { JsonIssue } from "./json-field";
import { type ReviewEventType, useReview } from "./use-review";

export interface Issue {
  itemId: string;
  message: string;
  validatorName: string;
}

/** What saving answers. */
/** Server action. */
export type SaveEventType = (input: CreateEventTypeInput) => Promise<ActionResult<OwnEventType>>;

interface Refused {
  error: string;
  issues: Issue[];
}

/** Whether an issue is of a place or lies below it. */
function below(itemId: string, place: string): boolean {
  return itemId === place || itemId.startsWith(`${place}.`) || itemId.startsWith(`${place}[`);
}

interface EventTypeFormOptions {
  first: EventTypeValues;
  /** It is in the catalogue already: its name stays, and messages of it may have been accepted. */
  isKnown: boolean;
  review: ReviewEventType;
  save: SaveEventType;
  onSaved: (saved: OwnEventType) => void;
}

/** An event type while it is written: its values, what is wrong with them, and saving. */
export function useEventTypeForm({ first, isKnown, review, save, onSaved }: EventTypeFormOptions) {
  const [values, setValues] = useState(first);
  const [saved, setSaved] = useState(first);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [saving, setSaving] = useState(false);
  const input = inputOf(values);
  const reviewed = useReview(input, isKnown, review);
  const change = useCallback((changed: Partial<EventTypeValues>) => {
    setValues((before) => ({ ...before, ...changed }));
    setRefused(null);
  }, []);
  const submit = async () => {
    const isObject = objectOf(values.schema) !== null;
    if (!input) return setRefused({ error: isObject ? "exampleNotJson" : "schemaNotJson", issues: [] });
    setSaving(true);
    const answer = await save(input).catch(() => UNREACHABLE);
    setSaving(false);
    if (!answer.ok) return setRefused({ error: answer.error, issues: answer.issues });
    setSaved(values);
    setRefused(null);
    onSaved(answer.data);
  };
  // What saving said is the same check of the same values, so it stands in for a review that has not come yet.
  const issues = refused && refused.issues.length > 0 ? refused.issues : (reviewed?.issues ?? []);
  const jsonIssues = (place: string): JsonIssue[] =>
    issues.filter(({ itemId }) => below(itemId, place)).map(({ itemId, message }) => ({ path: itemId.slice(place.length), message }));
  return {
    values,
    change,
    submit,
    saving,
    isChanged: JSON.stringify(values) !== JSON.stringify(saved),
    error: refused?.error ?? null,
    messages: reviewed?.messages ?? null,
    /** Of a plain field, once saving has refused it. */
    issueOf: (field: string) => refused?.issues.find(({ itemId }) => itemId === field),
    jsonIssues,
  };
}

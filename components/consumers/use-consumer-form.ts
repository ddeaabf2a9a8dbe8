"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { type FieldPath, useForm } from "react-hook-form";
import type { z } from "zod";
import { type ActionResult, UNREACHABLE } from "@/lib/action-result";
import { type CreateConsumerInput, createConsumerInput, type WebhookConsumer } from "@/lib/consumers/schema";
import { EDITED_FIELDS, type EditedField } from "./edit-href";
import { useConsumerFormErrors } from "./use-consumer-form-errors";

export type ConsumerValues = z.input<typeof createConsumerInput>;

/** What is sent: all of a new endpoint, or of an existing one what has changed. */
export type ConsumerChanges = Partial<Pick<CreateConsumerInput, EditedField>>;

export interface ConsumerFormOptions {
  /** Values to begin with. */
  initial: Pick<WebhookConsumer, EditedField>;
  /** Saves what is new or changed. */
  save: (input: CreateConsumerInput, changes: ConsumerChanges) => Promise<ActionResult<{ id: string }>>;
  onSaved: (id: string) => void;
  /** The field that has the focus at first. */
  focus: EditedField;
}

/** The state of the endpoint form and its saving. An issue of the server lands on its field, anything else on the form. */
export function useConsumerForm({ initial, save, onSaved, focus }: ConsumerFormOptions) {
  const t = useTranslations("addEndpoint");
  const form = useForm<ConsumerValues, unknown, CreateConsumerInput>({
    resolver: zodResolver(createConsumerInput),
    defaultValues: initial,
  });
  const { setFocus, formState } = form;
  const { errorOf, formErrorOf } = useConsumerFormErrors(formState.errors);
  const { dirtyFields, isDirty, isSubmitSuccessful } = formState;
  useEffect(() => setFocus(focus), [setFocus, focus]);

  const submit = form.handleSubmit(async (input) => {
    const changes = Object.fromEntries(EDITED_FIELDS.filter((name) => dirtyFields[name]).map((name) => [name, input[name]]));
    const answer = await save(input, changes).catch(() => UNREACHABLE);
    if (answer.ok) return onSaved(answer.data.id);
    for (const issue of answer.issues) {
      const field = EDITED_FIELDS.find((name) => name === issue.itemId.split(/[.[]/)[0]);
      const place: FieldPath<ConsumerValues> | "root" = field ?? "root";
      form.setError(place, { type: issue.validatorName, message: issue.message }, { shouldFocus: true });
    }
    if (answer.issues.length === 0) form.setError("root", { type: answer.error, message: answer.message || t("notSaved") });
  });
  return { form, submit, errorOf, formErrorOf, isDirty: isDirty && !isSubmitSuccessful };
}

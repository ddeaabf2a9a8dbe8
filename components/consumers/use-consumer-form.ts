"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FieldPath, useForm } from "react-hook-form";
import type { z } from "zod";
import { toast } from "@/components/ui/toast";
import { type CreateConsumerInput, createConsumerInput } from "@/lib/consumers/schema";
import { consumerHref } from "./consumer-cells";
import { useConsumerFormErrors } from "./use-consumer-form-errors";

export type ConsumerValues = z.input<typeof createConsumerInput>;

/** What saving answers: the new endpoint's id, or what stands in the way and which fields it concerns. */
export type CreateConsumerAnswer =
  | { ok: true; data: { id: string } }
  | { ok: false; error: string; message: string; issues: { itemId: string; message: string; validatorName: string }[] };

const EMPTY: ConsumerValues = { url: "", description: null, eventTypes: [], companyTags: [], rateLimit: null };

/** The state of Add endpoint and its saving. An issue of the server lands on its field, anything else on the form. */
export function useConsumerForm(createConsumer: (input: CreateConsumerInput) => Promise<CreateConsumerAnswer>) {
  const t = useTranslations("addEndpoint");
  const router = useRouter();
  const form = useForm<ConsumerValues, unknown, CreateConsumerInput>({ resolver: zodResolver(createConsumerInput), defaultValues: EMPTY });
  const { errorOf, formErrorOf } = useConsumerFormErrors(form.formState.errors);

  const save = form.handleSubmit(async (input) => {
    const answer = await createConsumer(input).catch(
      (): CreateConsumerAnswer => ({ ok: false, error: "unreachable", message: "", issues: [] }),
    );
    if (answer.ok) {
      toast.success(t("added"), { description: t("addedNext") });
      router.push(consumerHref(answer.data.id));
      return;
    }
    for (const issue of answer.issues) {
      const field = issue.itemId.split(/[.[]/)[0] ?? "";
      form.setError(
        field in EMPTY ? (field as FieldPath<ConsumerValues>) : "root",
        { type: issue.validatorName, message: issue.message },
        { shouldFocus: true },
      );
    }
    if (answer.issues.length === 0) form.setError("root", { type: answer.error, message: answer.message });
  });
  return { form, save, errorOf, formErrorOf };
}

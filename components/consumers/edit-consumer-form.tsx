"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action-result";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { consumerHref } from "./consumer-cells";
import { ConsumerForm, type ConsumerFormProps } from "./consumer-form";
import type { EditedField } from "./edit-href";
import type { ConsumerChanges } from "./use-consumer-form";

interface EditConsumerFormProps extends Pick<ConsumerFormProps, "eventTypes" | "adviseUrl" | "countSelected"> {
  consumer: WebhookConsumer;
  focus: EditedField;
  /** Server action. */
  updateConsumer: (input: ConsumerChanges & { id: string }) => Promise<ActionResult<{ id: string }>>;
}

/** Edit endpoint. Only what was changed is sent, so that what someone else changes meanwhile stays. */
export function EditConsumerForm({ consumer, focus, updateConsumer, ...form }: EditConsumerFormProps) {
  const t = useTranslations("editEndpoint");
  const router = useRouter();
  const queryClient = useQueryClient();
  const { id, url, description, eventTypes, companyTags, rateLimit } = consumer;
  const onSaved = () => {
    void queryClient.invalidateQueries({ queryKey: ["webhook", id] });
    void queryClient.invalidateQueries({ queryKey: ["webhooks"] });
    toast.success(t("saved"));
    router.push(consumerHref(id));
    router.refresh();
  };
  return (
    <ConsumerForm
      {...form}
      initial={{ url, description, eventTypes, companyTags, rateLimit }}
      save={(_, changes) => updateConsumer({ ...changes, id })}
      onSaved={onSaved}
      focus={focus}
      backHref={consumerHref(id)}
      words={{ submit: t("submit"), pending: t("pending"), notSaved: t("notSaved") }}
    />
  );
}

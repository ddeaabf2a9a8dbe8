"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action-result";
import type { CreateConsumerInput } from "@/lib/consumers/schema";
import { consumerHref } from "./consumer-cells";
import { ConsumerForm, type ConsumerFormProps } from "./consumer-form";

interface AddConsumerFormProps extends Pick<ConsumerFormProps, "eventTypes" | "adviseUrl" | "countSelected" | "createInbox"> {
  /** Event types that are chosen from the start. */
  chosen: string[];
  /** Server action. */
  createConsumer: (input: CreateConsumerInput) => Promise<ActionResult<{ id: string }>>;
}

/** Add endpoint. Saving leads to trying it out, with its secret at hand. */
export function AddConsumerForm({ chosen, createConsumer, ...form }: AddConsumerFormProps) {
  const t = useTranslations("addEndpoint");
  const router = useRouter();
  const onSaved = (id: string) => {
    toast.success(t("added"));
    router.push(`${consumerHref(id)}/testing?added=true`);
  };
  return (
    <ConsumerForm
      {...form}
      initial={{ url: "", description: null, eventTypes: chosen, companyTags: [], rateLimit: null }}
      save={createConsumer}
      onSaved={onSaved}
      focus="url"
      backHref="/monitor/events"
      words={{ submit: t("submit"), pending: t("pending"), notSaved: t("notSaved") }}
    />
  );
}

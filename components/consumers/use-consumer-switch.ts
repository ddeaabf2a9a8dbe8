"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { switchedConsumer } from "./switched-consumer";
import type { ConsumerPage } from "./use-live-consumers";

/** Server action. */
export type SetDisabled = (input: { id: string; disabled: boolean }) => Promise<{ ok: boolean }>;

/** Shows an endpoint as disabled or enabled at once, wherever it is on the page. */
function useShown() {
  const queryClient = useQueryClient();
  const keys = (id: string) => [{ queryKey: ["webhooks"] }, { queryKey: ["webhook", id] }];
  const show = async (id: string, disabled: boolean) => {
    // An answer that is under way would bring the earlier state back.
    await Promise.all(keys(id).map((key) => queryClient.cancelQueries(key)));
    const now = Date.now();
    const switched = (consumer: WebhookConsumer) => (consumer.id === id ? switchedConsumer(consumer, disabled, now) : consumer);
    queryClient.setQueriesData<ConsumerPage>(
      { queryKey: ["webhooks"] },
      (page) => page && { ...page, results: page.results.map(switched) },
    );
    queryClient.setQueryData<WebhookConsumer>(["webhook", id], (consumer) => consumer && switched(consumer));
  };
  const readAgain = (id: string) => Promise.all(keys(id).map((key) => queryClient.invalidateQueries(key)));
  return { show, readAgain };
}

/**
 * Disables or enables an endpoint: shown at once, taken back when it fails, and undone from the toast.
 * @returns a function of the endpoint that switches it to the other state
 */
export function useConsumerSwitch(setDisabled: SetDisabled): (consumer: WebhookConsumer) => void {
  const t = useTranslations("consumerSwitch");
  const { show, readAgain } = useShown();
  const put = async (id: string, disabled: boolean) => {
    await show(id, disabled);
    const { ok } = await setDisabled({ id, disabled }).catch(() => ({ ok: false }));
    await readAgain(id);
    if (!ok) return toast.error(t(disabled ? "notDisabled" : "notEnabled"));
    const undo = { label: t("undo"), onClick: () => void put(id, !disabled) };
    toast.success(t(disabled ? "disabled" : "enabled"), { action: undo });
  };
  return ({ id, disabled }) => void put(id, !disabled);
}

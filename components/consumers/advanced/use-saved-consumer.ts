"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action-result";
import type { updateConsumerInput, WebhookConsumer } from "@/lib/consumers/schema";
import { useSave } from "./use-save";

type Changes = z.input<typeof updateConsumerInput>;

/** Server action. */
export type UpdateConsumer = (input: { id: string; changes: Changes }) => Promise<ActionResult<WebhookConsumer>>;

/** Saves what is set on the endpoint itself; once saved, the whole page shows it. */
export function useSavedConsumer(update: UpdateConsumer, savedText: string) {
  const queryClient = useQueryClient();
  const { pending, refusal, run, forget } = useSave(update);
  const save = async (id: string, changes: Changes): Promise<boolean> => {
    const answer = await run({ id, changes });
    if (!answer.ok) return false;
    queryClient.setQueryData<WebhookConsumer>(["webhook", id], answer.data);
    toast.success(savedText);
    return true;
  };
  return { pending, refusal, save, forget };
}

"use client";

import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Resend } from "@/components/replays/replay-actions";
import { toast } from "@/components/ui/toast";
import { UNREACHABLE } from "@/lib/action-result";
import type { DeliveryRow } from "@/lib/delivery-log/schema";
import type { CursorPage } from "@/lib/paging";

/**
 * Sends a message to an endpoint again: its row shows "Sending" at once, and the next look at the list how it went.
 * @returns a function of the message's id
 */
export function useResend(resend: Resend, webhookId: string): (messageId: string) => Promise<void> {
  const t = useTranslations("replays.resend");
  const queryClient = useQueryClient();
  const queryKey = ["deliveries", webhookId];
  return async (messageId) => {
    await queryClient.cancelQueries({ queryKey });
    const sending = (row: DeliveryRow): DeliveryRow => (row.messageId === messageId ? { ...row, status: "Sending" } : row);
    queryClient.setQueriesData<InfiniteData<CursorPage<DeliveryRow>>>(
      { queryKey },
      (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, results: page.results.map(sending) })) },
    );
    const answer = await resend({ messageId, webhookId }).catch(() => UNREACHABLE);
    if (answer.ok) toast.success(t("done"));
    else {
      const reason = answer.issues[0]?.validatorName;
      toast.error(t("failed"), {
        description: reason === "disabled" || reason === "expunged" ? t(`reasons.${reason}`) : t("reasons.other"),
      });
    }
    await queryClient.invalidateQueries({ queryKey });
  };
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Resend } from "@/components/replays/replay-actions";
import { toast } from "@/components/ui/toast";
import { UNREACHABLE } from "@/lib/action-result";
import type { DeliveryAnswer } from "@/lib/delivery-log/schema";

/**
 * Sends the message to an endpoint again. Until that attempt is counted the delivery is shown as "Sending".
 * @param resend null where the person may not
 */
export function useMessageResend(messageId: string, resend: Resend | null, refresh: () => void) {
  const t = useTranslations("replays.resend");
  const [asked, setAsked] = useState<Readonly<Record<string, number>>>({});
  const forget = (webhookId: string) => setAsked(({ [webhookId]: _, ...others }) => others);

  const send = async ({ webhookId, attemptCount }: DeliveryAnswer) => {
    if (resend === null) return;
    setAsked((others) => ({ ...others, [webhookId]: attemptCount }));
    const answer = await resend({ messageId, webhookId }).catch(() => UNREACHABLE);
    if (answer.ok) toast.success(t("done"));
    else {
      forget(webhookId);
      const reason = answer.issues[0]?.validatorName;
      toast.error(t("failed"), {
        description: reason === "disabled" || reason === "expunged" ? t(`reasons.${reason}`) : t("reasons.other"),
      });
    }
    refresh();
  };
  /** The delivery as it is shown. */
  const shown = (delivery: DeliveryAnswer): DeliveryAnswer =>
    asked[delivery.webhookId] === delivery.attemptCount ? { ...delivery, status: "Sending" } : delivery;
  return { send: resend === null ? null : send, shown };
}

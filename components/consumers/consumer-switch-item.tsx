"use client";

import { Power, PowerOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { MenuItem } from "@/components/ui/menu";
import type { WebhookConsumer } from "@/lib/consumers/schema";

interface ConsumerSwitchItemProps {
  consumer: WebhookConsumer;
  /** Why it may not be chosen, for someone's role; null where it may. */
  refusal: string | null;
  onSwitch: (consumer: WebhookConsumer) => void;
}

/** Disable or Enable in an endpoint's menu. What the operator disabled, only the operator enables. */
export function ConsumerSwitchItem({ consumer, refusal, onSwitch }: ConsumerSwitchItemProps) {
  const t = useTranslations("consumerSwitch");
  const reason = refusal ?? (consumer.disabledReason === "operator" ? t("askOperator") : null);
  const Icon = consumer.disabled ? Power : PowerOff;
  return (
    <MenuItem disabled={reason !== null} onSelect={() => onSwitch(consumer)} end={reason}>
      <Icon aria-hidden />
      {t(consumer.disabled ? "enable" : "disable")}
    </MenuItem>
  );
}

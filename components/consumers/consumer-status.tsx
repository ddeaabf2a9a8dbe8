"use client";

import { CircleCheck, CirclePause, type LucideIcon, PowerOff, Unplug } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useClock } from "@/components/display/clock-store";
import { countdown } from "@/components/display/relative-instant";
import { Badge, Status, type Tone } from "@/components/ui/status";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { type ConsumerState, stateOf } from "./consumer-state";
import { useDay } from "./use-day";

const LOOKS: Record<ConsumerState, { tone: Tone; icon: LucideIcon }> = {
  active: { tone: "ok", icon: CircleCheck },
  paused: { tone: "warn", icon: CirclePause },
  hostFailing: { tone: "bad", icon: Unplug },
  disabled: { tone: "mute", icon: PowerOff },
};

interface ConsumerStatusProps {
  consumer: WebhookConsumer;
  /** In a box, for the page's header. */
  boxed?: boolean;
}

/** Whether an endpoint gets its messages, in a word. */
export function ConsumerStatus({ consumer, boxed }: ConsumerStatusProps) {
  const t = useTranslations("consumerStatus");
  const state = useClock((now) => stateOf(consumer, now));
  const Part = boxed ? Badge : Status;
  return <Part {...LOOKS[state]}>{t(state)}</Part>;
}

/** The same in a line below: until when, or by whom and since when. Empty for an active one. */
export function ConsumerStatusDetail({ consumer }: { consumer: WebhookConsumer }) {
  const t = useTranslations("consumerStatus");
  const format = useFormatter();
  const day = useDay();
  const { breaker, pausedUntil } = consumer.state;
  return useClock((now) => {
    switch (stateOf(consumer, now)) {
      case "disabled":
        return t(`disabledBy.${consumer.disabledReason ?? "user"}`, { date: day(consumer.disabledAt ?? consumer.modified, now) });
      case "hostFailing": {
        const left = breaker?.openUntil ? Date.parse(breaker.openUntil) - now : 0;
        return left > 0 ? t("nextProbe", { left: countdown(left) }) : t("probing");
      }
      case "paused":
        return t("until", { time: format.dateTime(new Date(pausedUntil ?? now), "time") });
      default:
        return "";
    }
  });
}

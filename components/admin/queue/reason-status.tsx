"use client";

import { Ban, CalendarClock, CirclePause, Gauge, type LucideIcon, PowerOff, Send, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { Status, type Tone } from "@/components/ui/status";
import type { QueueReason } from "@/lib/delivery-log/queue-schema";

const LOOKS: Record<QueueReason, { tone: Tone; icon: LucideIcon }> = {
  none: { tone: "ok", icon: Send },
  schedule: { tone: "info", icon: CalendarClock },
  rateLimit: { tone: "warn", icon: Gauge },
  pause: { tone: "warn", icon: CirclePause },
  breaker: { tone: "bad", icon: Unplug },
  disabled: { tone: "mute", icon: PowerOff },
  suspended: { tone: "mute", icon: Ban },
};

/** What deliveries wait for, in a word. */
export function ReasonStatus({ reason }: { reason: QueueReason }) {
  const t = useTranslations("adminDeliveries.reasons");
  return <Status {...LOOKS[reason]}>{t(reason)}</Status>;
}

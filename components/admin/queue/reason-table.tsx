"use client";

import { useTranslations } from "next-intl";
import type { QueueOverview } from "@/lib/delivery-log/queue-schema";
import { ReasonStatus } from "./reason-status";
import { WaitingTable } from "./waiting-table";

/** How much waits for what. */
export function ReasonTable({ queue }: { queue: QueueOverview }) {
  const t = useTranslations("adminDeliveries");
  const rows = queue.reasons.map(({ reason, consumers, deliveries }) => ({
    key: reason,
    label: <ReasonStatus reason={reason} />,
    endpoints: consumers,
    deliveries,
  }));
  return <WaitingTable id="queue-reasons" title={t("waitingFor")} by={t("columns.reason")} rows={rows} partial={queue.partial} />;
}

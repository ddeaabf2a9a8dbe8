"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { QueueOverview } from "@/lib/delivery-log/queue-schema";
import { WaitingTable } from "./waiting-table";

/** The clients for whom most waits. */
export function ClientBacklogs({ queue }: { queue: QueueOverview }) {
  const t = useTranslations("adminDeliveries");
  const rows = queue.clients.map(({ id, name, consumers, waiting }) => ({
    key: id,
    label: (
      <Link href={`/admin/clients/${id}`} prefetch={false} className="block truncate font-medium hover:underline">
        {name}
      </Link>
    ),
    endpoints: consumers,
    deliveries: waiting,
  }));
  return <WaitingTable id="queue-clients" title={t("byClient")} by={t("columns.client")} rows={rows} partial={queue.partial} />;
}

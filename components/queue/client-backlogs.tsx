"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Section } from "@/components/admin/section";
import { Table } from "@/components/ui/table";
import type { QueueOverview } from "@/lib/delivery/queue-schema";

/** The clients for whom most waits. */
export function ClientBacklogs({ queue }: { queue: QueueOverview }) {
  const t = useTranslations("adminDeliveries");
  const format = useFormatter();
  return (
    <Section id="queue-clients" title={t("byClient")}>
      <Table className="max-md:[&_tr]:grid-cols-[1fr_auto_auto]">
        <colgroup>
          <col />
          <col className="w-[104px]" />
          <col className="w-[104px]" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t("columns.client")}</th>
            <th scope="col" className="r">
              {t("columns.endpoints")}
            </th>
            <th scope="col" className="r">
              {t("columns.deliveries")}
            </th>
          </tr>
        </thead>
        <tbody>
          {queue.clients.map(({ id, name, consumers, waiting }) => (
            <tr key={id}>
              <td>
                <Link href={`/admin/clients/${id}`} prefetch={false} className="block truncate font-medium hover:underline">
                  {name}
                </Link>
              </td>
              <td className="r text-fg-2 tabular-nums">
                {format.number(consumers, "whole")}
                <span className="text-fg-3 md:hidden"> {t("endpointsBehind", { count: consumers })}</span>
              </td>
              <td className="r tabular-nums">
                {format.number(waiting, "whole")}
                {queue.partial ? "+" : ""}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

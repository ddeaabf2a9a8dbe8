"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Section } from "@/components/admin/section";
import { Table } from "@/components/ui/table";
import type { QueueOverview } from "@/lib/delivery/queue-schema";
import { ReasonStatus } from "./reason-status";

/** How much waits for what. */
export function ReasonTable({ queue }: { queue: QueueOverview }) {
  const t = useTranslations("adminDeliveries");
  const format = useFormatter();
  return (
    <Section id="queue-reasons" title={t("waitingFor")}>
      <Table className="max-md:[&_tr]:grid-cols-[1fr_auto_auto]">
        <colgroup>
          <col />
          <col className="w-[104px]" />
          <col className="w-[104px]" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t("columns.reason")}</th>
            <th scope="col" className="r">
              {t("columns.endpoints")}
            </th>
            <th scope="col" className="r">
              {t("columns.deliveries")}
            </th>
          </tr>
        </thead>
        <tbody>
          {queue.reasons.map(({ reason, consumers, deliveries }) => (
            <tr key={reason}>
              <td>
                <ReasonStatus reason={reason} />
              </td>
              <td className="r text-fg-2 tabular-nums">
                {format.number(consumers, "whole")}
                <span className="text-fg-3 md:hidden"> {t("endpointsBehind", { count: consumers })}</span>
              </td>
              <td className="r tabular-nums">
                {format.number(deliveries, "whole")}
                {queue.partial ? "+" : ""}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

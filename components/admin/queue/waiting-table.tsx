"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Section } from "@/components/admin/section";
import { Table } from "@/components/ui/table";

interface WaitingTableProps {
  id: string;
  title: string;
  /** What the first column tells apart. */
  by: string;
  rows: { key: string; label: ReactNode; endpoints: number; deliveries: number }[];
  /** There are more deliveries than were counted. */
  partial: boolean;
}

/** How many endpoints and deliveries wait, by something. */
export function WaitingTable({ id, title, by, rows, partial }: WaitingTableProps) {
  const t = useTranslations("adminDeliveries");
  const format = useFormatter();
  return (
    <Section id={id} title={title}>
      <Table className="max-md:[&_tr]:grid-cols-[1fr_auto_auto]">
        <colgroup>
          <col />
          <col className="w-[104px]" />
          <col className="w-[104px]" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{by}</th>
            <th scope="col" className="r">
              {t("columns.endpoints")}
            </th>
            <th scope="col" className="r">
              {t("columns.deliveries")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, endpoints, deliveries }) => (
            <tr key={key}>
              <td>{label}</td>
              <td className="r text-fg-2 tabular-nums">
                {format.number(endpoints, "whole")}
                <span className="text-fg-3 md:hidden"> {t("endpointsBehind", { count: endpoints })}</span>
              </td>
              <td className="r tabular-nums">
                {format.number(deliveries, "whole")}
                {partial ? "+" : ""}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

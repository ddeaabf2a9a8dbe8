"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/admin/section";
import { useByteSize } from "@/components/display/byte-size";
import { useDurations } from "@/components/display/durations";
import { Table } from "@/components/ui/table";
import type { RetentionState } from "@/lib/retention/schema";

/** What each table holds, and what ends the time its rows are kept for. */
export function StoredTables({ state }: { state: RetentionState }) {
  const t = useTranslations("adminRetention.tables");
  const size = useByteSize();
  const { delay } = useDurations();
  const kept = (rule: RetentionState["tables"][number]["kept"]) =>
    t(`rules.${rule}`, { retention: delay(state.retentionMs), inboxTtl: delay(state.inboxTtlMs) });
  return (
    <Section id="stored-tables" title={t("title")} text={t("text")}>
      <Table className="max-md:[&_tr]:grid-cols-[1fr_auto_auto]">
        <colgroup>
          <col />
          <col className="w-[300px]" />
          <col className="w-[132px]" />
          <col className="w-[132px]" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t("columns.table")}</th>
            <th scope="col">{t("columns.kept")}</th>
            <th scope="col" className="r">
              {t("columns.rows")}
            </th>
            <th scope="col" className="r">
              {t("columns.size")}
            </th>
          </tr>
        </thead>
        <tbody>
          {state.tables.map(({ name, kept: rule, rows, bytes }) => (
            <tr key={name}>
              <td className="truncate">{name === "other" ? t("other") : <code>{name}</code>}</td>
              <td className="truncate text-fg-2 max-md:order-4 max-md:col-span-3">{kept(rule)}</td>
              <td className="r text-fg-2 tabular-nums">{t("about", { count: Math.round(rows) })}</td>
              <td className="r tabular-nums">{size(bytes)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 text-12 text-fg-3">{t("note")}</p>
    </Section>
  );
}

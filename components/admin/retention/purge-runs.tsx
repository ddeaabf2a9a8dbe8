"use client";

import { CircleCheck, CircleX, type LucideIcon, RotateCw } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Section } from "@/components/admin/section";
import { useDurations } from "@/components/display/durations";
import { Instant } from "@/components/display/instant";
import { Status, type Tone } from "@/components/ui/status";
import { Table } from "@/components/ui/table";
import type { PurgeRunAnswer } from "@/lib/retention/schema";

const LOOKS: Record<PurgeRunAnswer["state"], { tone: Tone; icon: LucideIcon }> = {
  done: { tone: "ok", icon: CircleCheck },
  running: { tone: "info", icon: RotateCw },
  interrupted: { tone: "warn", icon: CircleX },
};

/** The last purge, and before it those that removed something. */
export function PurgeRuns({ runs }: { runs: PurgeRunAnswer[] }) {
  const t = useTranslations("adminRetention.runs");
  const format = useFormatter();
  const { duration } = useDurations();
  return (
    <Section id="purge-runs" title={t("title")} text={t("text")}>
      {runs.length === 0 ? (
        <p className="mt-2 text-13 text-fg-3">{t("none")}</p>
      ) : (
        <Table>
          <colgroup>
            <col className="w-[148px]" />
            <col />
            <col className="w-[180px]" />
            <col className="w-[120px]" />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{t("columns.state")}</th>
              <th scope="col">{t("columns.started")}</th>
              <th scope="col" className="r">
                {t("columns.messages")}
              </th>
              <th scope="col" className="r">
                {t("columns.took")}
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <td>
                  <Status {...LOOKS[run.state]}>{t(`states.${run.state}`)}</Status>
                </td>
                <td className="max-md:justify-self-end">
                  <Instant at={run.started} />
                </td>
                <td className="r tabular-nums">
                  <span className="text-fg-3 md:hidden">{t("columns.messages")} </span>
                  {format.number(run.messages, "whole")}
                </td>
                <td className="r text-fg-2 tabular-nums max-md:justify-self-end">
                  {duration(Date.parse(run.ended) - Date.parse(run.started))}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

"use client";

import { ChevronRight } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Instant } from "@/components/display/instant";
import { useInstants } from "@/components/display/instant-formats";
import { Table } from "@/components/ui/table";
import type { ReplayAnswer } from "@/lib/replay/schema";

/** Replays that are over, folded away: what was sent again, by whom, and how it went. */
export function ReplayHistory({ replays }: { replays: ReplayAnswer[] }) {
  const t = useTranslations("replays.history");
  if (replays.length === 0) return null;
  return (
    <details className="group mt-5">
      <summary className="inline-flex list-none items-center gap-1 text-13 text-accent-fg [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 group-open:rotate-90" strokeWidth={2} />
        {t("title", { count: replays.length })}
      </summary>
      <Table className="mt-2">
        <thead>
          <tr>
            <th>{t("columns.what")}</th>
            <th>{t("columns.range")}</th>
            <th className="lo">{t("columns.eventTypes")}</th>
            <th>{t("columns.outcome")}</th>
            <th className="lo">{t("columns.by")}</th>
            <th className="r w-[104px]">{t("columns.started")}</th>
          </tr>
        </thead>
        <tbody>
          {replays.map((replay) => (
            <HistoryRow key={replay.id} replay={replay} />
          ))}
        </tbody>
      </Table>
    </details>
  );
}

function HistoryRow({ replay }: { replay: ReplayAnswer }) {
  const t = useTranslations("replays.history");
  const format = useFormatter();
  const { write } = useInstants();
  const number = (count: number) => format.number(count, "whole");
  const types = replay.eventTypes;
  return (
    <tr>
      <td className="truncate">{t(`kinds.${replay.kind}`)}</td>
      <td className="truncate text-fg-3 tabular-nums max-md:justify-self-end">
        {t("range", { since: write(replay.since, "moment"), until: write(replay.until, "moment") })}
      </td>
      <td className="lo gone truncate text-fg-3" title={types?.join("\n")}>
        {types === null ? t("allTypes") : t("types", { count: types.length, first: types[0] ?? "" })}
      </td>
      <td className="wide truncate tabular-nums">
        {t(replay.status === "cancelled" ? "cancelled" : "outcome", {
          done: number(replay.done),
          succeeded: number(replay.succeeded),
          failed: number(replay.failed),
        })}
      </td>
      <td className="lo gone truncate text-fg-3">{replay.createdBy ?? t("nobody")}</td>
      <td className="r">
        <Instant at={replay.created} />
      </td>
    </tr>
  );
}

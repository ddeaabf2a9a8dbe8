"use client";

import { CircleCheck, CircleX, type LucideIcon, RotateCw } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Section } from "@/components/admin/section";
import { useByteSize } from "@/components/display/byte-size";
import { Instant } from "@/components/display/instant";
import { cn } from "@/components/ui/cn";
import { Status, type Tone } from "@/components/ui/status";
import { Table } from "@/components/ui/table";
import type { ProcessAnswer } from "@/lib/processes/schema";

const LOOKS: Record<ProcessAnswer["state"], { tone: Tone; icon: LucideIcon }> = {
  running: { tone: "ok", icon: CircleCheck },
  stopping: { tone: "warn", icon: RotateCw },
  gone: { tone: "bad", icon: CircleX },
};

/** The processes that run, or were heard of in the last day. */
export function ProcessTable({ processes }: { processes: ProcessAnswer[] }) {
  const t = useTranslations("adminProcesses");
  return (
    <Section id="processes" title={t("title")} text={t("text")}>
      {processes.some(({ state, attempts }) => state === "running" && attempts !== null) ? null : (
        <p className="my-2 text-13 font-medium text-bad-fg">{t("nobody")}</p>
      )}
      <Table>
        <colgroup>
          <col className="w-[112px]" />
          <col />
          <col className="lo w-[92px]" />
          <col className="w-[92px]" />
          <col className="w-[116px]" />
          <col className="lo w-[96px]" />
          <col className="lo w-[116px]" />
          <col className="w-[116px]" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t("columns.state")}</th>
            <th scope="col">{t("columns.process")}</th>
            <th scope="col" className="lo">
              {t("columns.version")}
            </th>
            <th scope="col" className="r">
              {t("columns.inFlight")}
            </th>
            <th scope="col" className="r">
              {t("columns.attempts")}
            </th>
            <th scope="col" className="r lo">
              {t("columns.memory")}
            </th>
            <th scope="col" className="r lo">
              {t("columns.started")}
            </th>
            <th scope="col" className="r">
              {t("columns.seen")}
            </th>
          </tr>
        </thead>
        <tbody>
          {processes.map((process) => (
            <ProcessRow key={process.id} process={process} />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function ProcessRow({ process }: { process: ProcessAnswer }) {
  const t = useTranslations("adminProcesses");
  const format = useFormatter();
  const size = useByteSize();
  const { state, kind, host, pid, inFlight, attempts } = process;
  // What one that is gone was doing says nothing of now.
  const figure = (count: number | null) =>
    count === null || state === "gone" ? <span className="text-fg-3">–</span> : format.number(count, "whole");
  const name = t("name", { kind: t(kind), host });
  return (
    <tr data-process={pid}>
      <td>
        <Status {...LOOKS[state]}>{t(`states.${state}`)}</Status>
      </td>
      <td className={cn("max-md:col-span-2 max-md:row-start-1", state === "gone" && "text-fg-3")}>
        <span title={name} className="block truncate">
          {name} <span className="text-12 text-fg-3 tabular-nums">{t("pid", { pid: String(pid) })}</span>
        </span>
      </td>
      <td className="lo gone text-fg-2 tabular-nums">{process.version}</td>
      <td className="r gone tabular-nums">{figure(inFlight)}</td>
      <td className="r gone tabular-nums">{figure(attempts)}</td>
      <td className="r lo gone text-fg-2 tabular-nums">{size(process.memory)}</td>
      <td className="r lo gone">
        <Instant at={process.started} className="border-0 text-fg-3" />
      </td>
      <td className="r max-md:justify-self-end">
        <Instant at={process.seen} />
      </td>
    </tr>
  );
}

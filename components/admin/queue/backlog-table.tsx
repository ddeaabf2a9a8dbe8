"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Section } from "@/components/admin/section";
import { Instant } from "@/components/display/instant";
import { Url } from "@/components/display/url";
import { Table } from "@/components/ui/table";
import { type BacklogAnswer, MAX_BACKLOG_COUNTED, type QueueOverview } from "@/lib/delivery-log/queue-schema";
import { ReasonStatus } from "./reason-status";

/** The endpoints with most to send, the largest first. */
export function BacklogTable({ queue }: { queue: QueueOverview }) {
  const t = useTranslations("adminDeliveries");
  return (
    <Section id="queue-backlogs" title={t("backlogs")} text={queue.partial ? t("bounded", { count: MAX_BACKLOG_COUNTED }) : null}>
      <Table rows="two">
        <colgroup>
          <col />
          <col className="w-[96px]" />
          <col className="w-[96px]" />
          <col className="w-[96px]" />
          <col className="w-[124px]" />
          <col className="w-[176px]" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t("columns.endpoint")}</th>
            <th scope="col" className="r">
              {t("columns.waiting")}
            </th>
            <th scope="col" className="r">
              {t("columns.due")}
            </th>
            <th scope="col" className="r">
              {t("columns.inFlight")}
            </th>
            <th scope="col">{t("columns.oldest")}</th>
            <th scope="col">{t("columns.reason")}</th>
          </tr>
        </thead>
        <tbody>
          {queue.backlogs.map((backlog) => (
            <BacklogRow key={backlog.consumerId} backlog={backlog} />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function BacklogRow({ backlog }: { backlog: BacklogAnswer }) {
  const t = useTranslations("adminDeliveries");
  const format = useFormatter();
  const number = (count: number) => `${format.number(count, "whole")}${count >= MAX_BACKLOG_COUNTED ? "+" : ""}`;
  return (
    <tr>
      <td className="wide">
        <Url url={backlog.url} />
        <Link
          href={`/admin/clients/${backlog.clientId}`}
          prefetch={false}
          className="inline-block max-w-full truncate text-12 text-fg-3 hover:underline"
        >
          {backlog.clientName}
        </Link>
      </td>
      <td className="r tabular-nums max-md:order-2">
        {number(backlog.waiting)}
        <span className="text-fg-3 md:hidden"> {t("columns.waiting").toLowerCase()}</span>
      </td>
      <td className="r gone text-fg-2 tabular-nums">{number(backlog.due)}</td>
      <td className="r gone text-fg-2 tabular-nums">{number(backlog.inFlight)}</td>
      <td className="gone">{backlog.oldestDue ? <Instant at={backlog.oldestDue} /> : <span className="text-fg-3">–</span>}</td>
      <td className="max-md:order-1">
        <ReasonStatus reason={backlog.reason} />
        {backlog.until ? (
          <span className="block text-12 text-fg-3">
            {t.rich("until", { when: () => <Instant at={backlog.until ?? ""} className="border-0 text-fg-3" /> })}
          </span>
        ) : null}
      </td>
    </tr>
  );
}

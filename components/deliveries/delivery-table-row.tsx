"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type MouseEvent, memo } from "react";
import { AttemptPips } from "@/components/deliveries/attempt-pips";
import { LastResponse, SentBy } from "@/components/deliveries/delivery-cells";
import { DeliveryRowMenu, type RowReplay } from "@/components/deliveries/delivery-row-menu";
import { DeliveryStatus } from "@/components/deliveries/delivery-status";
import { pipsOfRow } from "@/components/deliveries/pip-marks";
import { EventName } from "@/components/display/event-name";
import { Instant } from "@/components/display/instant";
import { messageHref } from "@/components/messages/message-href";
import { Chip } from "@/components/ui/chip";
import { Copyable } from "@/components/ui/copyable";
import type { DeliveryRow } from "@/lib/delivery-log/schema";

/** A click anywhere in a row opens it, but not one on something of its own, nor the end of selecting text. */
function opensRow(event: MouseEvent): boolean {
  const own = (event.target as Element).closest("a,button,[role='menu'],[role='menuitem']");
  return own === null && event.currentTarget.contains(event.target as Node) && window.getSelection()?.isCollapsed !== false;
}

interface DeliveryTableRowProps {
  row: DeliveryRow;
  webhookId: string;
  replay: RowReplay;
}

/** One message of an endpoint. Stacked on a phone: name and time, then status, answer and pips. */
export const DeliveryTableRow = memo(function DeliveryTableRow({ row, webhookId, replay }: DeliveryTableRowProps) {
  const t = useTranslations("deliveries");
  const router = useRouter();
  const href = messageHref(row.messageId);
  return (
    <tr className="cursor-pointer" onClick={(event) => opensRow(event) && router.push(href)}>
      <td className="max-md:col-start-1 max-md:row-start-2">
        <DeliveryStatus status={row.status} />
      </td>
      <td className="max-md:col-span-2 max-md:col-start-1 max-md:row-start-1">
        <span className="flex min-w-0 items-center gap-1.5">
          <Link href={href} prefetch={false} className="row-link min-w-0 outline-none hover:underline">
            <EventName name={row.eventType} />
          </Link>
          {row.isTest ? <Chip className="h-[18px] flex-none px-1">{t("test")}</Chip> : null}
        </span>
      </td>
      <td className="lo gone">
        {row.company ? (
          <span title={row.company.name} className="block truncate">
            {row.company.name}
          </span>
        ) : (
          <span className="text-fg-3">{t("noCompany")}</span>
        )}
      </td>
      <td className="lo gone">
        <Copyable value={row.messageId} shorten label={t("copyMessageId")} className="align-top" />
      </td>
      <td className="max-md:col-start-3 max-md:row-start-2 max-md:justify-self-end">
        <AttemptPips pips={pipsOfRow(row)} />
      </td>
      <td className="truncate tabular-nums max-md:col-start-2 max-md:row-start-2 max-md:text-fg-3">
        <LastResponse row={row} />
      </td>
      <td className="lo gone truncate text-fg-3">
        <SentBy row={row} />
      </td>
      <td className="r max-md:col-start-3 max-md:row-start-1 max-md:justify-self-end max-md:text-12">
        <Instant at={row.lastAttempt?.startedAt ?? row.created} />
      </td>
      <td className="act">
        <DeliveryRowMenu row={row} webhookId={webhookId} replay={replay} />
      </td>
    </tr>
  );
});

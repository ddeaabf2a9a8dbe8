"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type MouseEvent, memo, type Ref } from "react";
import { useAttemptWords } from "@/components/attempts/attempt-words";
import { DeliveryStatus } from "@/components/deliveries/delivery-status";
import { useByteSize } from "@/components/display/byte-size";
import { useDurations } from "@/components/display/durations";
import { EventName } from "@/components/display/event-name";
import { Instant } from "@/components/display/instant";
import { DeliveryIcons } from "@/components/logs/delivery-icons";
import { messageHref } from "@/components/messages/message-href";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { Copyable, shortenId } from "@/components/ui/copyable";
import type { ListedMessage } from "@/lib/messages/schema";

interface LogRowProps {
  row: ListedMessage;
  /** Its place in the whole list. */
  index: number;
  ref: Ref<HTMLTableRowElement>;
}

/** A click anywhere in a row opens it, but not one on something of its own, nor the end of selecting text. */
function opensRow(event: MouseEvent): boolean {
  const own = (event.target as Element).closest("a,button,time");
  return own === null && window.getSelection()?.isCollapsed !== false;
}

/** One message. Stacked on a phone: name and time, then status, company and icons. */
export const LogRow = memo(function LogRow({ row, index, ref }: LogRowProps) {
  const t = useTranslations("logs");
  const router = useRouter();
  const size = useByteSize();
  const href = messageHref(row.id);
  return (
    <tr
      ref={ref}
      data-index={index}
      aria-rowindex={index + 2}
      className="cursor-pointer"
      onClick={(event) => opensRow(event) && router.push(href)}
    >
      <td className="max-md:col-start-1 max-md:row-start-2">
        <DeliveryStatus status={row.status} />
      </td>
      <td className="max-md:col-span-2 max-md:col-start-1 max-md:row-start-1">
        <span className="flex min-w-0 items-center gap-1.5">
          <Link href={href} prefetch={false} className="row-link min-w-0 scroll-mt-28 scroll-mb-4 outline-none hover:underline">
            <EventName name={row.eventType} />
          </Link>
          {row.isTest ? <Chip className="h-[18px] flex-none px-1">{t("test")}</Chip> : null}
        </span>
      </td>
      <td className="truncate max-md:col-start-2 max-md:row-start-2 max-md:text-fg-3">
        <Company row={row} />
      </td>
      <td className="max-md:col-start-3 max-md:row-start-2 max-md:justify-self-end">
        <DeliveryIcons deliveries={row.deliveries} />
      </td>
      <td className="gone truncate tabular-nums">
        <LastResponse row={row} />
      </td>
      <td className="lo gone">
        <Copyable value={row.id} shorten label={t("copyMessageId")} className="align-top" />
      </td>
      <td className="lo gone r text-fg-3 tabular-nums">{size(row.size)}</td>
      <td className="r max-md:col-start-3 max-md:row-start-1 max-md:justify-self-end max-md:text-12">
        <Instant at={row.created} />
      </td>
    </tr>
  );
});

function Company({ row: { companyId, companyName } }: { row: ListedMessage }) {
  const t = useTranslations("logs");
  if (companyName !== null) return <span title={companyName}>{companyName}</span>;
  if (companyId !== null) return <code title={companyId}>{shortenId(companyId)}</code>;
  return <span className="text-fg-3 max-md:hidden">{t("noCompany")}</span>;
}

/** How the delivery that stands worst was last answered: "503 in 212 ms". */
function LastResponse({ row: { lastAttempt, status } }: { row: ListedMessage }) {
  const t = useTranslations("logs.response");
  const words = useAttemptWords();
  const { duration } = useDurations();
  if (lastAttempt === null) {
    return <span className="text-fg-3">{t(status === "NotSent" ? "notSent" : status === "Sending" ? "underWay" : "none")}</span>;
  }
  const { label, summary } = words(lastAttempt);
  return (
    <span title={summary} className={cn(status === "Failure" && "text-bad-fg")}>
      {lastAttempt.outcome === "cancelled"
        ? t("transformation")
        : t("answered", { status: label, duration: duration(lastAttempt.durationMs) })}
    </span>
  );
}

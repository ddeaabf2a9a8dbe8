"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { MouseEvent, RefObject } from "react";
import { cn } from "@/components/ui/cn";
import { Table } from "@/components/ui/table";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { AddedCell, consumerHref, EndpointCell, RateCell, StatusCell } from "./consumer-cells";
import { ConsumerEventTypes } from "./consumer-event-types";
import { ConsumerRowMenu } from "./consumer-row-menu";
import type { ConsumerRow, ConsumerSort } from "./consumer-rows";

interface ConsumerTableProps {
  rows: ConsumerRow[];
  /** The largest bucket of the whole list, also when rows are filtered out. */
  most: number;
  sort: ConsumerSort;
  onSort: (sort: ConsumerSort) => void;
  canManage: boolean;
  onDelete: (consumer: WebhookConsumer) => void;
  onSwitch: (consumer: WebhookConsumer) => void;
  body: RefObject<HTMLTableSectionElement | null>;
}

/** A click anywhere in a row opens it, but not one on something of its own, nor the end of selecting text. */
function opensRow(event: MouseEvent): boolean {
  const own = (event.target as Element).closest("a,button,[role='menu'],[role='menuitem']");
  return own === null && event.currentTarget.contains(event.target as Node) && window.getSelection()?.isCollapsed !== false;
}

/** The Endpoints list as a table; stacked rows on a phone. */
export function ConsumerTable({ rows, most, sort, onSort, canManage, onDelete, onSwitch, body }: ConsumerTableProps) {
  const t = useTranslations("endpoints.columns");
  const router = useRouter();
  return (
    <Table rows="two">
      <colgroup>
        <col />
        <col className="w-[20%]" />
        <col className="w-[198px]" />
        <col className="w-[184px]" />
        <col className="lo w-[116px]" />
        <col className="w-10" />
      </colgroup>
      <thead>
        <tr>
          <SortHeader of="url" title={t("endpoint")} sort={sort} onSort={onSort} />
          <th>{t("eventTypes")}</th>
          <SortHeader of="status" title={t("status")} sort={sort} onSort={onSort} />
          <SortHeader of="failed" title={t("failed")} sort={sort} onSort={onSort} />
          <SortHeader of="created" title={t("added")} sort={sort} onSort={onSort} className="lo" />
          <th>
            <span className="sr-only">{t("actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row) => (
          <tr
            key={row.consumer.id}
            className="cursor-pointer"
            onClick={(event) => opensRow(event) && router.push(consumerHref(row.consumer.id))}
          >
            <td className="wide max-md:pr-8!">
              <EndpointCell row={row} />
            </td>
            <td className="wide">
              <ConsumerEventTypes names={row.consumer.eventTypes} />
            </td>
            <td>
              <StatusCell consumer={row.consumer} />
            </td>
            <td className="max-md:justify-self-end">
              <RateCell row={row} most={most} />
            </td>
            <td className="lo gone">
              <AddedCell at={row.consumer.created} />
            </td>
            <td className="act">
              <ConsumerRowMenu consumer={row.consumer} canManage={canManage} onDelete={() => onDelete(row.consumer)} onSwitch={onSwitch} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface SortHeaderProps extends Pick<ConsumerTableProps, "sort" | "onSort"> {
  of: "url" | "status" | "failed" | "created";
  title: string;
  className?: string;
}

/** A column's head that sorts by it, and back on a second click. */
function SortHeader({ of, title, sort, onSort, className }: SortHeaderProps) {
  const direction = sort === of ? "ascending" : sort === `-${of}` ? "descending" : undefined;
  // Failures and dates are first wanted from the top.
  const first = of === "failed" || of === "created" ? (`-${of}` as const) : of;
  const next = direction === undefined ? first : direction === "ascending" ? (`-${of}` as const) : of;
  const Arrow = (direction ?? (first === of ? "ascending" : "descending")) === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th aria-sort={direction} className={className}>
      <button type="button" onClick={() => onSort(next)} className="group inline-flex items-center gap-1 hover:text-fg">
        {title}
        <Arrow
          aria-hidden
          className={cn("size-3", direction === undefined && "opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60")}
        />
      </button>
    </th>
  );
}

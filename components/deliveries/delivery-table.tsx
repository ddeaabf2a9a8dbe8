import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { Table } from "@/components/ui/table";

/** Columns with their widths; `lo` leaves below 1260 px. */
const COLUMNS = [
  ["status", "w-[108px]"],
  ["eventType", "w-[240px] max-xl:w-auto"],
  ["company", "lo"],
  ["message", "lo w-[160px]"],
  ["attempts", "w-[90px]"],
  ["lastResponse", "w-[150px]"],
  ["sentBy", "lo w-[108px]"],
  ["when", "r w-[92px]"],
  ["actions", "w-[36px]"],
] as const;

/**
 * Table of deliveries: its frame, and a body of rows or of what stands in for them. Apart from the rows, so that a skeleton that is
 * fetched ahead brings no menus with it.
 */
export function DeliveryTable({ className, ...body }: ComponentProps<"tbody">) {
  const t = useTranslations("deliveries.columns");
  return (
    <Table className={cn("max-md:[&_tbody_tr]:grid-cols-[auto_minmax(0,1fr)_auto]! max-md:[&_tbody_tr]:pr-9!", className)}>
      <colgroup>
        {COLUMNS.map(([column, place]) => (
          <col key={column} className={place} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {COLUMNS.map(([column, place]) => (
            <th key={column} className={cn(place.includes("lo") && "lo", place.startsWith("r ") && "r")}>
              {column === "actions" ? <span className="sr-only">{t(column)}</span> : t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...body} />
    </Table>
  );
}

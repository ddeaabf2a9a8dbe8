import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { Table } from "@/components/ui/table";

/** Columns with their widths; `lo` leaves below 1260 px. */
export const LOG_COLUMNS = [
  ["outcome", "w-[120px]"],
  ["eventType", ""],
  ["company", "w-[172px]"],
  ["endpoints", "w-[112px]"],
  ["lastResponse", "w-[150px]"],
  ["message", "lo w-[164px]"],
  ["size", "lo r w-[88px]"],
  ["accepted", "r w-[112px]"],
] as const;

/**
 * The frame of the log: its heads, which stay in sight, and what stands below them. Apart from the rows, because the log's
 * skeleton needs no more than this, and every page that links to the log fetches its skeleton.
 */
export function LogFrame({ children, className, ...table }: ComponentProps<"table">) {
  const t = useTranslations("logs.columns");
  return (
    <Table rows="dense" className={cn("max-md:[&_tbody_tr]:grid-cols-[auto_minmax(0,1fr)_auto]!", className)} {...table}>
      <colgroup>
        {LOG_COLUMNS.map(([column, place]) => (
          <col key={column} className={place} />
        ))}
      </colgroup>
      <thead className="sticky top-12 z-10">
        <tr>
          {LOG_COLUMNS.map(([column, place]) => (
            <th key={column} className={cn(place.includes("lo") && "lo", /(^| )r /.test(place) && "r")}>
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </Table>
  );
}

"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { LOG_COLUMNS, LogFrame } from "@/components/logs/log-frame";
import { LogRow } from "@/components/logs/log-row";
import type { Seen } from "@/components/logs/use-live-log";
import { cn } from "@/components/ui/cn";
import type { ListedMessage } from "@/lib/messages/schema";

const ROW_PX = 36;
/** Drawn beyond what is seen: enough for the arrow keys always to find the next row. */
const OVERSCAN = 12;
/** What the server draws, not knowing the window. */
const FIRST_RECT = { width: 1_440, height: 1_400 };

interface LogTableProps {
  rows: ListedMessage[];
  body: RefObject<HTMLTableSectionElement | null>;
  /** More rows follow, once they are loaded. */
  hasOlder: boolean;
  outdated: boolean;
  onSeen: (seen: Seen) => void;
  onFocusWithin: (within: boolean) => void;
}

/** Thousands of messages, of which only those near the window are drawn. */
export function LogTable({ rows, body, hasOlder, outdated, onSeen, onFocusWithin }: LogTableProps) {
  const t = useTranslations("logs");
  const margin = useTop(body);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    scrollMargin: margin,
    initialRect: FIRST_RECT,
    initialOffset: 0,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const seen = virtualizer.range;
  useEffect(() => onSeen({ first: seen?.startIndex ?? 0, last: seen?.endIndex ?? 0 }), [seen?.startIndex, seen?.endIndex, onSeen]);
  return (
    <LogFrame
      aria-label={t("title")}
      aria-rowcount={hasOlder ? -1 : rows.length + 1}
      aria-busy={outdated}
      className={cn(outdated && "opacity-60")}
    >
      <Spacer height={(first?.start ?? margin) - margin} />
      <tbody ref={body} onFocus={() => onFocusWithin(true)} onBlur={() => onFocusWithin(false)}>
        {items.map(({ index, key }) => {
          const row = rows[index];
          return row ? <LogRow key={key} row={row} index={index} ref={virtualizer.measureElement} /> : null;
        })}
      </tbody>
      <Spacer height={virtualizer.getTotalSize() - ((last?.end ?? margin) - margin)} />
    </LogFrame>
  );
}

/** Stands for the rows that are not drawn. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tbody aria-hidden>
      <tr className="pointer-events-none max-md:block! max-md:border-0! max-md:p-0!">
        <td colSpan={LOG_COLUMNS.length} style={{ height }} className="border-0! p-0!" />
      </tr>
    </tbody>
  );
}

/** How far below the page's top the rows begin; it changes with what stands above them. */
function useTop(body: RefObject<HTMLTableSectionElement | null>): number {
  const [top, setTop] = useState(0);
  const measured = useRef(0);
  useLayoutEffect(() => {
    const table = body.current?.closest("table");
    if (!table) return;
    const now = Math.round(table.getBoundingClientRect().top + window.scrollY + (table.tHead?.offsetHeight ?? 0));
    if (Math.abs(now - measured.current) < 2) return;
    measured.current = now;
    setTop(now);
  });
  return top;
}

"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, useState } from "react";
import { AuditActor } from "@/components/audit/audit-actor";
import { AuditChanges } from "@/components/audit/audit-changes";
import { AuditSubject } from "@/components/audit/audit-subject";
import { changedProperties } from "@/components/audit/changed-properties";
import { useActionText } from "@/components/audit/use-action-text";
import { Instant } from "@/components/display/instant";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Table } from "@/components/ui/table";
import type { AuditEntryAnswer } from "@/lib/audit/schema";

/** Columns with their widths; `lo` leaves below 1260 px. */
const COLUMNS = [
  ["change", "w-[300px]"],
  ["subject", ""],
  ["actor", "w-[220px]"],
  ["address", "lo w-[140px]"],
  ["when", "r w-[110px]"],
  ["details", "w-[36px]"],
] as const;

/** The log as a table; a row opens to what was before and after. */
export function AuditTable({ entries }: { entries: AuditEntryAnswer[] }) {
  const t = useTranslations("audit.columns");
  return (
    <Table className="max-md:[&_tbody_tr]:pr-9!">
      <colgroup>
        {COLUMNS.map(([column, place]) => (
          <col key={column} className={place} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {COLUMNS.map(([column, place]) => (
            <th key={column} className={cn(place.includes("lo") && "lo", place.startsWith("r ") && "r")}>
              {column === "details" ? <span className="sr-only">{t(column)}</span> : t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </tbody>
    </Table>
  );
}

function AuditRow({ entry }: { entry: AuditEntryAnswer }) {
  const t = useTranslations("audit");
  const textOf = useActionText();
  const [open, setOpen] = useState(false);
  const changes = changedProperties(entry.before, entry.after);
  const id = `changes-${entry.id}`;
  return (
    <Fragment>
      <tr>
        <td className="truncate font-medium wide">{textOf(entry.action)}</td>
        <td className="wide">
          <AuditSubject entry={entry} />
        </td>
        <td className="truncate">
          <AuditActor actor={entry.actor} />
        </td>
        <td className="lo gone text-fg-3 tabular-nums">{entry.address ?? "–"}</td>
        <td className="r max-md:justify-self-end">
          <Instant at={entry.created} />
        </td>
        <td className="act">
          {changes.length > 0 ? (
            <IconButton
              label={t(open ? "hideChanges" : "showChanges")}
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
            >
              <ChevronRight aria-hidden className={cn(open && "rotate-90")} strokeWidth={2} />
            </IconButton>
          ) : null}
        </td>
      </tr>
      {open ? (
        <tr id={id}>
          <td colSpan={COLUMNS.length} className="wide py-3!">
            <AuditChanges changes={changes} />
          </td>
        </tr>
      ) : null}
    </Fragment>
  );
}

"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, useState } from "react";
import { AuditActor } from "@/components/audit/audit-actor";
import { AuditSubject } from "@/components/audit/audit-subject";
import { useActionText } from "@/components/audit/use-action-text";
import { changedProperties } from "@/components/display/changed-properties";
import { Instant } from "@/components/display/instant";
import { PropertyChanges } from "@/components/display/property-changes";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Table } from "@/components/ui/table";
import type { AuditEntryAnswer, OperatorAuditEntry } from "@/lib/audit/schema";

/** Columns with their widths; `lo` leaves below 1260 px. */
const COLUMNS = [
  ["change", "w-[300px]"],
  ["client", "w-[180px]"],
  ["subject", ""],
  ["actor", "w-[220px]"],
  ["address", "lo w-[140px]"],
  ["when", "r w-[110px]"],
  ["details", "w-[36px]"],
] as const;

interface AuditTableProps {
  entries: (AuditEntryAnswer & Partial<Pick<OperatorAuditEntry, "client">>)[];
  /** Given for the operator, who sees whose each change is, and may look at one client's. Without it there is no such column. */
  onClient?: (clientId: string) => void;
}

/** The log as a table; a row opens to what was before and after. */
export function AuditTable({ entries, onClient }: AuditTableProps) {
  const t = useTranslations("audit.columns");
  const columns = COLUMNS.filter(([column]) => onClient || column !== "client");
  return (
    <Table className="max-md:[&_tbody_tr]:pr-9!">
      <colgroup>
        {columns.map(([column, place]) => (
          <col key={column} className={place} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(([column, place]) => (
            <th key={column} className={cn(place.includes("lo") && "lo", place.startsWith("r ") && "r")}>
              {column === "details" ? <span className="sr-only">{t(column)}</span> : t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <AuditRow key={entry.id} entry={entry} onClient={onClient} />
        ))}
      </tbody>
    </Table>
  );
}

function AuditRow({ entry, onClient }: { entry: AuditTableProps["entries"][number]; onClient: AuditTableProps["onClient"] }) {
  const t = useTranslations("audit");
  const textOf = useActionText();
  const [open, setOpen] = useState(false);
  const changes = changedProperties(entry.before, entry.after);
  const id = `changes-${entry.id}`;
  return (
    <Fragment>
      <tr>
        <td className="truncate font-medium wide">{textOf(entry.action)}</td>
        {onClient ? (
          <td className="truncate wide">
            <AuditClient client={entry.client ?? null} onClient={onClient} />
          </td>
        ) : null}
        <td className="wide">
          <AuditSubject entry={entry} linked={onClient === undefined} />
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
          <td colSpan={COLUMNS.length - (onClient ? 0 : 1)} className="wide py-3!">
            <PropertyChanges changes={changes} />
          </td>
        </tr>
      ) : null}
    </Fragment>
  );
}

/** Whose change it is; leads to that client's alone. */
function AuditClient({ client, onClient }: { client: OperatorAuditEntry["client"]; onClient: (clientId: string) => void }) {
  const t = useTranslations("admin.audit");
  if (!client) return <span className="text-fg-3">{t("service")}</span>;
  return (
    <button
      type="button"
      title={t("only", { name: client.name })}
      onClick={() => onClient(client.id)}
      className="max-w-full truncate hover:text-accent-fg"
    >
      {client.name}
    </button>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import type { MatrixRow } from "./event-type-tree";

const OUTCOMES = ["successful", "unsuccessful"] as const;

interface WriteMatrixProps {
  rows: MatrixRow[];
  chosen: ReadonlySet<string>;
  onCheck: (names: string[], checked: boolean) => void;
}

/** Writes as data type by outcome, in two columns where there is room. */
export function WriteMatrix({ rows, chosen, onCheck }: WriteMatrixProps) {
  const half = rows.length > 3 ? Math.ceil(rows.length / 2) : rows.length;
  const halves = [rows.slice(0, half), rows.slice(half)].filter((part) => part.length > 0);
  return (
    <div className="mt-0.5 mr-3 mb-1 ml-6 grid grid-cols-2 gap-x-7 max-md:ml-0 max-md:grid-cols-1">
      {halves.map((part, place) => (
        <MatrixTable key={part[0]?.dataType} rows={part} chosen={chosen} onCheck={onCheck} headHidden={place > 0} />
      ))}
    </div>
  );
}

function MatrixTable({ rows, chosen, onCheck, headHidden }: WriteMatrixProps & { headHidden: boolean }) {
  const t = useTranslations("eventTypePicker");
  return (
    <table className="w-full table-fixed text-12">
      <colgroup>
        <col />
        <col className="w-16" />
        <col className="w-[76px]" />
      </colgroup>
      <thead className={cn("text-11 text-fg-3", headHidden && "max-md:sr-only")}>
        <tr className="h-6">
          <th scope="col" className="text-left font-normal">
            {t("dataType")}
          </th>
          {OUTCOMES.map((outcome) => (
            <th key={outcome} scope="col" className="truncate text-center font-normal">
              {t(outcome)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.dataType} className="h-[26px] max-md:h-8">
            <th scope="row" className="truncate text-left font-normal">
              <code>{row.dataType}</code>
            </th>
            {OUTCOMES.map((outcome) => (
              <td key={outcome} className="text-center">
                <OutcomeBox
                  name={row[outcome]}
                  label={t("writeLabel", { dataType: row.dataType, outcome: t(outcome) })}
                  chosen={chosen}
                  onCheck={onCheck}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OutcomeBox({
  name,
  label,
  chosen,
  onCheck,
}: Pick<WriteMatrixProps, "chosen" | "onCheck"> & { name: string | null; label: string }) {
  if (name === null) return null;
  return (
    <Checkbox
      checked={chosen.has(name)}
      onCheckedChange={(checked) => onCheck([name], checked)}
      aria-label={label}
      title={name}
      className="align-middle"
    />
  );
}

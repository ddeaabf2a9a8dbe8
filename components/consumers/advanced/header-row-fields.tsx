"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { FieldError } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { MASK } from "@/lib/consumers/schema";
import type { HeaderRow, RowProblem } from "./header-rows";

export const HEADER_GRID = "grid grid-cols-[minmax(0,5fr)_minmax(0,6fr)_56px] items-center gap-2 max-md:grid-cols-[minmax(0,1fr)_auto]";

interface HeaderRowFieldsProps {
  row: HeaderRow;
  problem: RowProblem | undefined;
  disabled: boolean;
  onEdit: (edit: Partial<Pick<HeaderRow, "name" | "value">>) => void;
  onLeave: () => void;
  onRemove: () => void;
}

/** One header: its name, its value or what stands for it, and what can be done with it. What is wrong stands below. */
export function HeaderRowFields({ row, problem, disabled, onEdit, onLeave, onRemove }: HeaderRowFieldsProps) {
  const t = useTranslations("advanced.headers");
  const id = `header-${row.key}`;
  const name = row.name.trim();
  const described = problem ? `${id}-error` : undefined;
  return (
    <li className="mb-2">
      <div className={HEADER_GRID}>
        <Input
          id={`${id}-name`}
          aria-label={t("name")}
          aria-invalid={problem?.at === "name" || undefined}
          aria-describedby={problem?.at === "name" ? described : undefined}
          value={row.name}
          readOnly={row.isSaved}
          disabled={disabled}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="mono"
          frameClassName="max-md:col-start-1"
          onChange={(event) => onEdit({ name: event.target.value })}
          onBlur={() => name && onLeave()}
        />
        <Input
          id={`${id}-value`}
          aria-label={row.value === null ? t("maskedValueOf", { name }) : t("valueOf", { name: name || t("newHeader") })}
          aria-invalid={problem?.at === "value" || undefined}
          aria-describedby={problem?.at === "value" ? described : undefined}
          value={row.value ?? MASK}
          readOnly={row.value === null}
          disabled={disabled}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className={row.value === null ? "mono text-fg-3" : "mono"}
          frameClassName="max-md:col-start-1"
          onChange={(event) => onEdit({ value: event.target.value })}
          onBlur={() => row.value && onLeave()}
        />
        <span className="flex justify-end max-md:col-start-2 max-md:row-start-1">
          {row.isSaved && row.value === null ? (
            <IconButton
              label={t("replace", { name })}
              disabled={disabled}
              onClick={() => {
                onEdit({ value: "" });
                requestAnimationFrame(() => document.getElementById(`${id}-value`)?.focus());
              }}
            >
              <Pencil aria-hidden strokeWidth={2} />
            </IconButton>
          ) : null}
          <IconButton label={t("remove", { name: name || t("newHeader") })} disabled={disabled} onClick={onRemove}>
            <Trash2 aria-hidden strokeWidth={2} />
          </IconButton>
        </span>
      </div>
      <FieldError id={`${id}-error`} error={problem ? t(`problems.${problem.problem}`, { name }) : undefined} />
    </li>
  );
}

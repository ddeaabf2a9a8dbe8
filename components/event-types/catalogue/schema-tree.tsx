"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { canOpen, isOpen, type Schema, type SchemaRow, schemaRows, VALUES_AT_FIRST, visibleRows } from "./schema-rows";
import { useSchemaWords } from "./use-schema-words";

const INDENT_PX = 24;

/** A JSON Schema as a tree. Up and Down move, Right and Left open and close. */
export function SchemaTree({ schema, label }: { schema: Schema; label: string }) {
  const tree = useRef<HTMLDivElement>(null);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string | null>(null);
  const rows = useMemo(() => visibleRows(schemaRows(schema), toggled), [schema, toggled]);
  const stop = rows.some(({ path }) => path === current) ? current : rows[0]?.path;

  const toggle = ({ path }: SchemaRow) => {
    const next = new Set(toggled);
    if (!next.delete(path)) next.add(path);
    setToggled(next);
  };
  const focus = (row: SchemaRow | undefined) => {
    if (!row) return;
    setCurrent(row.path);
    tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[rows.indexOf(row)]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = rows.findIndex(({ path }) => path === stop);
    const row = rows[at];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const open = isOpen(row, toggled);
    const parent = rows.findLast((other, place) => place < at && other.depth < row.depth);
    const acts: Record<string, () => void> = {
      ArrowDown: () => focus(rows[at + 1]),
      ArrowUp: () => focus(rows[at - 1]),
      Home: () => focus(rows[0]),
      End: () => focus(rows.at(-1)),
      ArrowRight: () => (canOpen(row) && !open ? toggle(row) : focus(row.children.length > 0 ? rows[at + 1] : undefined)),
      ArrowLeft: () => (canOpen(row) && open ? toggle(row) : focus(parent)),
      Enter: () => canOpen(row) && toggle(row),
      " ": () => canOpen(row) && toggle(row),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div ref={tree} role="tree" aria-label={label} onKeyDown={onKeyDown} className="text-13">
      {rows.map((row) => (
        <TreeRow
          key={row.path}
          row={row}
          open={isOpen(row, toggled)}
          isStop={row.path === stop}
          onFocus={() => setCurrent(row.path)}
          onToggle={() => toggle(row)}
        />
      ))}
    </div>
  );
}

interface TreeRowProps {
  row: SchemaRow;
  open: boolean;
  /** The one row that Tab leads to. */
  isStop: boolean;
  onFocus: () => void;
  onToggle: () => void;
}

function TreeRow({ row, open, isStop, onFocus, onToggle }: TreeRowProps) {
  const t = useTranslations("catalogue.schema");
  const { typeText, noteText } = useSchemaWords();
  const foldable = canOpen(row);
  const Icon = open ? ChevronDown : ChevronRight;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree's own keys toggle it
    <div
      role="treeitem"
      tabIndex={isStop ? 0 : -1}
      aria-level={row.depth + 1}
      aria-expanded={foldable ? open : undefined}
      onFocus={onFocus}
      onClick={foldable ? onToggle : undefined}
      className={`flex items-stretch gap-2 rounded-r2 -outline-offset-2 ${foldable ? "cursor-pointer hover:bg-hover" : ""}`}
    >
      {Array.from({ length: row.depth }, (_, level) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
        <i key={level} aria-hidden className="ml-1.5 flex-none border-l border-line" style={{ width: INDENT_PX - 14 }} />
      ))}
      <span aria-hidden className="grid h-[26px] w-3.5 flex-none place-items-center text-fg-3">
        {foldable ? <Icon className="size-3" strokeWidth={2.25} /> : null}
      </span>
      <div className="min-w-0 flex-1 py-[3px]">
        <p className="flex flex-wrap items-baseline gap-x-2 leading-5">
          <code className={row.deprecated ? "font-medium text-fg-3 line-through" : "font-medium text-fg"}>{row.name}</code>
          <span className="text-12 text-fg-3">{typeText(row)}</span>
          {noteText(row).map((note) => (
            <span key={note} className="text-12 text-fg-3">
              · {note}
            </span>
          ))}
        </p>
        {row.description ? <p className="pb-0.5 text-12 text-fg-2">{row.description}</p> : null}
        {row.constant === null ? null : (
          <p className="pb-0.5 text-12 text-fg-2">{t.rich("always", { value: row.constant, code: (value) => <code>{value}</code> })}</p>
        )}
        {row.values.length > 0 ? <Values row={row} open={open || !foldable} /> : null}
      </div>
    </div>
  );
}

function Values({ row, open }: { row: SchemaRow; open: boolean }) {
  const t = useTranslations("catalogue.schema");
  const shown = open ? row.values : row.values.slice(0, VALUES_AT_FIRST);
  const more = row.values.length - shown.length;
  return (
    <p className="pb-0.5 text-12 [overflow-wrap:anywhere] text-fg-2">
      {shown.map((value, place) => (
        <span key={value}>
          {place > 0 ? ", " : null}
          <code className="text-[11.5px]">{value}</code>
        </span>
      ))}
      {more > 0 ? <span className="text-fg-3"> {t("more", { count: more })}</span> : null}
    </p>
  );
}

"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FocusEvent, type KeyboardEvent, type Ref, type RefObject, useEffect, useId, useMemo, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { EventTypeBranch } from "./event-type-branch";
import { type EventTypeOption, eventTypeTree, searchEventTypes, withChecked } from "./event-type-tree";
import { nextBox } from "./picker-keys";

interface EventTypePickerProps {
  options: EventTypeOption[];
  /** Names chosen. */
  value: string[];
  onChange: (names: string[]) => void;
  labelledBy: string;
  describedBy?: string | undefined;
  invalid?: boolean;
  /** The search field: where focus goes when the choice is wrong. */
  ref?: Ref<HTMLInputElement>;
}

const OPEN_AT_FIRST = ["platform", "platform.company"];

/** What is chosen already is in sight; before the first choice, the branch that most begin with. */
function openAtFirst(options: EventTypeOption[], value: string[]): ReadonlySet<string> {
  if (value.length === 0) return new Set(OPEN_AT_FIRST);
  const branches = eventTypeTree(options).flatMap((solution) => [solution, ...solution.branches]);
  return new Set(branches.filter((branch) => branch.names.some((name) => value.includes(name))).map((branch) => branch.id));
}

/** Chooses event types: a tree by solution and group, with search. Arrows move, Space chooses, typing searches. */
export function EventTypePicker({ options, value, onChange, labelledBy, describedBy, invalid, ref }: EventTypePickerProps) {
  const t = useTranslations("eventTypePicker");
  const id = useId();
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState(() => openAtFirst(options, value));
  const container = useRef<HTMLFieldSetElement>(null);
  const chosen = useMemo(() => new Set(value), [value]);
  const tree = useMemo(() => eventTypeTree(searchEventTypes(options, search)), [options, search]);
  const totals = useMemo(
    () =>
      new Map(eventTypeTree(options).flatMap((solution) => [solution, ...solution.branches].map((branch) => [branch.id, branch.names]))),
    [options],
  );

  const toggleOpen = (branch: string, wanted?: boolean) => {
    const next = new Set(open);
    if (wanted ?? !next.has(branch)) next.add(branch);
    else next.delete(branch);
    setOpen(next);
  };
  const onKeyDown = usePickerKeys(container, search === "" ? toggleOpen : () => {});
  const onFocus = useOneTabStop(container);

  return (
    <fieldset
      ref={container}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      className={cn("min-w-0 overflow-hidden rounded-r3 border", invalid ? "border-bad-solid" : "border-input-line")}
    >
      <PickerSearch
        ref={ref}
        controls={`${id}-tree`}
        count={options.length}
        value={search}
        onChange={setSearch}
        onClear={value.length > 0 ? () => onChange([]) : null}
      />
      <div id={`${id}-tree`}>
        {tree.map((branch) => (
          <EventTypeBranch
            key={branch.id}
            branch={branch}
            totals={totals}
            chosen={chosen}
            isOpen={(branchId) => search.trim() !== "" || open.has(branchId)}
            onToggleOpen={toggleOpen}
            onCheck={(names, checked) => onChange(withChecked(options, chosen, names, checked))}
          />
        ))}
      </div>
      <p role="status" className={cn("px-3 text-13 text-fg-3", tree.length === 0 ? "py-3" : "sr-only")}>
        {tree.length === 0
          ? t("noMatch")
          : search.trim() === ""
            ? null
            : t("found", { count: tree.reduce((sum, branch) => sum + branch.names.length, 0) })}
      </p>
    </fieldset>
  );
}

interface PickerSearchProps {
  value: string;
  onChange: (search: string) => void;
  /** Takes every choice back; null while there is none. */
  onClear: (() => void) | null;
  /** How many event types there are. */
  count: number;
  controls: string;
  ref: Ref<HTMLInputElement> | undefined;
}

function PickerSearch({ value, onChange, onClear, count, controls, ref }: PickerSearchProps) {
  const t = useTranslations("eventTypePicker");
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onChange("");
    // Enter in a search must not send the form.
    if (event.key === "Enter") event.preventDefault();
  };
  return (
    <div className="flex h-10 items-center gap-2 border-b border-line pr-3 pl-2.5 text-13 has-[input:focus-visible]:bg-sunken">
      <Search aria-hidden className="size-4 flex-none text-fg-3" strokeWidth={1.75} />
      <input
        ref={ref}
        type="search"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder={t("search", { count })}
        aria-label={t("search", { count })}
        aria-controls={controls}
        className="h-full min-w-0 flex-1 bg-transparent outline-none [&::-webkit-search-cancel-button]:hidden"
        onKeyDown={onKeyDown}
      />
      {onClear ? (
        <button type="button" onClick={onClear} className="h-6 rounded-r2 px-1 text-12 text-fg-3 hover:bg-hover hover:text-fg">
          {t("clear")}
        </button>
      ) : null}
    </div>
  );
}

/** Arrows between boxes, Right and Left to open and close a branch, and letters to the search field. */
function usePickerKeys(container: RefObject<HTMLFieldSetElement | null>, toggleOpen: (branch: string, open: boolean) => void) {
  return (event: KeyboardEvent) => {
    const root = container.current;
    const target = event.target as HTMLElement;
    if (!root || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = root.querySelector<HTMLElement>("input");
    if (target === field) {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      root.querySelector<HTMLElement>('[role="checkbox"]')?.focus();
      return;
    }
    const { branch } = target.dataset;
    const expanded = target.getAttribute("aria-expanded") === "true";
    if (branch && ((event.key === "ArrowRight" && !expanded) || (event.key === "ArrowLeft" && expanded))) {
      event.preventDefault();
      toggleOpen(branch, event.key === "ArrowRight");
    } else if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      (nextBox(root, target, event.key) ?? (event.key === "ArrowUp" ? field : null))?.focus();
    } else if (event.key.length === 1 && event.key !== " ") {
      field?.focus();
    }
  };
}

/** All boxes are one stop of the Tab key, the one last used: seventy would be in everybody's way. */
function useOneTabStop(container: RefObject<HTMLFieldSetElement | null>) {
  const last = useRef<Element | null>(null);
  const mark = () => {
    const boxes = [...(container.current?.querySelectorAll<HTMLElement>('[role="checkbox"]') ?? [])];
    const stop = boxes.find((box) => box === last.current) ?? boxes[0];
    for (const box of boxes) box.tabIndex = box === stop ? 0 : -1;
  };
  // After every render: boxes come and go with branches and search.
  useEffect(mark);
  return (event: FocusEvent) => {
    if (event.target.getAttribute("role") !== "checkbox") return;
    last.current = event.target;
    mark();
  };
}

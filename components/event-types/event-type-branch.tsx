"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { Badge } from "@/components/ui/status";
import { EventTypeLeaf } from "./event-type-leaf";
import { type Branch, checkStateOf } from "./event-type-tree";
import { WriteMatrix } from "./write-matrix";

interface EventTypeBranchProps {
  branch: Branch;
  /** All names of each branch, also those a search hides. */
  totals: ReadonlyMap<string, string[]>;
  chosen: ReadonlySet<string>;
  /** Within a solution. */
  nested?: boolean;
  isOpen: (branch: string) => boolean;
  onToggleOpen: (branch: string) => void;
  onCheck: (names: string[], checked: boolean) => void;
}

/** A solution or group: its box stands for all that is shown below it. */
export function EventTypeBranch(props: EventTypeBranchProps) {
  const { branch, chosen, nested, isOpen, onCheck } = props;
  const id = useId();
  const open = isOpen(branch.id);
  return (
    <div className={nested ? undefined : "border-line not-first:border-t"}>
      <BranchRow {...props} id={id} open={open} />
      {open ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't stand in its row
        <div
          id={`${id}-content`}
          role="group"
          aria-labelledby={`${id}-label`}
          className={nested ? undefined : "pb-2 pl-[34px] max-md:pl-4"}
        >
          {branch.branches.map((inner) => (
            <EventTypeBranch key={inner.id} {...props} branch={inner} nested />
          ))}
          {branch.leaves.map((option) => (
            <EventTypeLeaf
              key={option.name}
              option={option}
              checked={chosen.has(option.name)}
              onCheck={(checked) => onCheck([option.name], checked)}
              indent={Boolean(nested)}
            />
          ))}
          {branch.matrix.length > 0 ? <WriteMatrix rows={branch.matrix} chosen={chosen} onCheck={onCheck} /> : null}
        </div>
      ) : null}
    </div>
  );
}

function BranchRow({
  branch,
  totals,
  chosen,
  nested,
  onToggleOpen,
  onCheck,
  id,
  open,
}: EventTypeBranchProps & { id: string; open: boolean }) {
  const t = useTranslations("eventTypePicker");
  const total = totals.get(branch.id) ?? branch.names;
  const count = total.filter((name) => chosen.has(name)).length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the mouse; the keyboard has Left and Right on the box
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      onClick={(event) => (event.target as Element).closest('[role="checkbox"]') === null && onToggleOpen(branch.id)}
      className={cn(
        "flex cursor-pointer items-center gap-2 hover:bg-hover",
        nested ? "h-[30px] pr-3 text-[12.5px] text-fg-2" : "h-[34px] px-3 text-13 font-medium",
        branch.deprecated && "text-fg-3",
      )}
    >
      <ChevronRight aria-hidden className={cn("size-3.5 flex-none text-fg-3 transition-transform", open && "rotate-90")} />
      <Checkbox
        checked={checkStateOf(branch.names, chosen)}
        onCheckedChange={(checked) => onCheck(branch.names, checked)}
        aria-labelledby={`${id}-label ${id}-count`}
        aria-expanded={open}
        aria-controls={open ? `${id}-content` : undefined}
        data-branch={branch.id}
      />
      <span id={`${id}-label`}>{branch.label}</span>
      {branch.deprecated && !nested ? (
        <Badge tone="mute" className="h-5 px-1.5 pr-1.5">
          {t("deprecated")}
        </Badge>
      ) : null}
      <span id={`${id}-count`} className={cn("ml-auto text-12 font-normal tabular-nums", count > 0 ? "text-fg" : "text-fg-3")}>
        {t("count", { count, total: total.length })}
      </span>
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { EventName } from "@/components/display/event-name";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import type { EventTypeOption } from "./event-type-tree";

interface EventTypeLeafProps {
  option: EventTypeOption;
  checked: boolean;
  onCheck: (checked: boolean) => void;
  /** Below a group. */
  indent: boolean;
}

/** One event type: its name and what it says; a deprecated one names its replacement. */
export function EventTypeLeaf({ option, checked, onCheck, indent }: EventTypeLeafProps) {
  const t = useTranslations("eventTypePicker");
  const id = useId();
  const description = option.replacedBy ? t("replacedBy", { name: option.replacedBy }) : option.description;
  return (
    <label htmlFor={id} className={cn("flex h-7 cursor-pointer items-center gap-2 pr-3 text-[12.5px] max-md:h-9", indent && "pl-6")}>
      <Checkbox id={id} checked={checked} onCheckedChange={onCheck} aria-describedby={`${id}-text`} />
      <EventName name={option.name} className="max-w-[70%] flex-none max-md:max-w-full max-md:flex-1" />
      <span id={`${id}-text`} title={description} className="min-w-0 truncate text-12 text-fg-3 max-md:hidden">
        {description}
      </span>
    </label>
  );
}

"use client";

import { Check } from "lucide-react";
import * as Dropdown from "radix-ui/dropdown-menu";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

export const Menu = Dropdown.Root;
export const MenuTrigger = Dropdown.Trigger;
export const MenuRadioGroup = Dropdown.RadioGroup;

const ITEM =
  "flex min-h-8 w-full cursor-default items-center gap-2 rounded-r2 px-2 py-1 text-left text-fg outline-none select-none data-[disabled]:text-fg-4 data-[highlighted]:bg-hover [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-fg-3";

/** What a menu opens. Content is mounted only while it is open. */
export function MenuContent({ className, align = "end", ...props }: ComponentProps<typeof Dropdown.Content>) {
  return (
    <Dropdown.Portal>
      <Dropdown.Content
        align={align}
        sideOffset={4}
        collisionPadding={8}
        className={cn(
          "z-[80] max-h-[var(--radix-dropdown-menu-content-available-height)] min-w-52 animate-fade overflow-y-auto rounded-r3 bg-raised p-1 text-13 shadow-menu",
          className,
        )}
        {...props}
      />
    </Dropdown.Portal>
  );
}

interface MenuItemProps extends ComponentProps<typeof Dropdown.Item> {
  danger?: boolean;
  /** At the right end: a shortcut, or why it cannot be chosen. */
  end?: ReactNode;
}

/** One thing to do. "…" at the end of its label means that it asks before it acts. */
export function MenuItem({ danger, end, className, children, asChild, ...props }: MenuItemProps) {
  return (
    <Dropdown.Item asChild={asChild} className={cn(ITEM, danger && "text-bad-fg [&>svg]:text-bad-fg", className)} {...props}>
      {asChild ? (
        children
      ) : (
        <>
          {children}
          {end ? <span className="ml-auto pl-4 text-12 text-fg-3">{end}</span> : null}
        </>
      )}
    </Dropdown.Item>
  );
}

/** One choice of several, ticked when chosen. */
export function MenuRadioItem({ className, children, ...props }: ComponentProps<typeof Dropdown.RadioItem>) {
  return (
    <Dropdown.RadioItem className={cn(ITEM, "justify-between", className)} {...props}>
      <span className="flex min-w-0 items-center gap-2 [&>svg]:size-4 [&>svg]:text-fg-3">{children}</span>
      <Dropdown.ItemIndicator>
        <Check aria-hidden className="size-3.5 text-accent-fg" />
      </Dropdown.ItemIndicator>
    </Dropdown.RadioItem>
  );
}

export function MenuSeparator() {
  return <Dropdown.Separator className="-mx-1 my-1 h-px bg-line" />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Dropdown.Label className="px-2 py-1.5 text-12 text-fg-3">{children}</Dropdown.Label>;
}

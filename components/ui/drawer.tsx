"use client";

import * as Primitive from "radix-ui/dialog";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { SCRIM } from "./dialog";

export const Drawer = Primitive.Root;
export const DrawerClose = Primitive.Close;

interface DrawerContentProps extends ComponentProps<typeof Primitive.Content> {
  side?: "left" | "right";
}

/** Details beside what they belong to; the whole width on a phone. Give it a DrawerHead: it names the drawer. */
export function DrawerContent({ side = "right", className, children, ...props }: DrawerContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={SCRIM} />
      <Primitive.Content
        aria-describedby={undefined}
        className={cn(
          "fixed inset-y-0 z-[60] flex flex-col bg-raised shadow-drawer outline-none",
          side === "right" ? "right-0 w-[min(640px,100vw)] animate-slide" : "left-0 w-[280px] animate-fade",
          className,
        )}
        {...props}
      >
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}

/** @param actions at the right end, the close button among them */
export function DrawerHead({ title, actions }: { title: ReactNode; actions?: ReactNode }) {
  return (
    <div className="flex h-14 shrink-0 items-center gap-2 border-b border-line pr-3 pl-6 max-md:pr-2 max-md:pl-4">
      <Primitive.Title className="min-w-0 flex-1 truncate text-16 font-semibold">{title}</Primitive.Title>
      {actions}
    </div>
  );
}

export function DrawerBody({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("flex-1 overflow-auto px-6 py-5 max-md:p-4", className)} {...props} />;
}

export function DrawerFoot({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("flex flex-wrap gap-2 border-t border-line px-6 py-3 max-md:px-3", className)} {...props} />;
}

/** The hidden name of a drawer that shows no head. */
export const DrawerTitle = Primitive.Title;

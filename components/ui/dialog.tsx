"use client";

import * as Primitive from "radix-ui/dialog";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

export const Dialog = Primitive.Root;
export const DialogClose = Primitive.Close;
/** The hidden name of a dialog that shows no head. */
export const DialogTitle = Primitive.Title;

export const SCRIM = "fixed inset-0 z-[50] animate-fade bg-scrim";
export const DIALOG_BOX =
  "fixed top-1/2 left-1/2 z-[60] max-h-[calc(100dvh-48px)] w-[min(640px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 animate-fade overflow-auto rounded-r4 bg-raised shadow-dialog outline-none";

/** A dialog that the user may leave with Escape or a click beside it. Give it a DialogHead: it names the dialog. */
export function DialogContent({ className, children, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={SCRIM} />
      <Primitive.Content aria-describedby={undefined} className={cn(DIALOG_BOX, className)} {...props}>
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}

export function DialogHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="px-6 pt-5">
      <Primitive.Title className="text-16 font-semibold [overflow-wrap:anywhere]">{title}</Primitive.Title>
      {children ? <Primitive.Description className="mt-1 text-fg-2">{children}</Primitive.Description> : null}
    </div>
  );
}

export function DialogBody({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("px-6 pt-4 pb-5", className)} {...props} />;
}

/** Actions, the primary one first. */
export function DialogFoot({ className, ...props }: ComponentProps<"div">) {
  return (
    <div className={cn("flex flex-wrap items-center gap-2 rounded-b-r4 border-t border-line bg-sunken px-6 py-3", className)} {...props} />
  );
}

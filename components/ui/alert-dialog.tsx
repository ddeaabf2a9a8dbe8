"use client";

import * as Primitive from "radix-ui/alert-dialog";
import type { ReactNode } from "react";
import { DIALOG_BOX, DialogBody, DialogFoot, SCRIM } from "./dialog";

export const AlertDialogCancel = Primitive.Cancel;

interface AlertDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description: ReactNode;
  children?: ReactNode;
  /** Actions; one of them an AlertDialogCancel. */
  foot: ReactNode;
}

/** Asks before something that can't be undone: a click beside it does not close it, and focus begins on Cancel. */
export function AlertDialog({ open, onOpenChange, title, description, children, foot }: AlertDialogProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={SCRIM} />
        <Primitive.Content className={DIALOG_BOX}>
          <div className="px-6 pt-5">
            <Primitive.Title className="text-16 font-semibold [overflow-wrap:anywhere]">{title}</Primitive.Title>
            <Primitive.Description className="mt-1 text-fg-2">{description}</Primitive.Description>
          </div>
          <DialogBody>{children}</DialogBody>
          <DialogFoot>{foot}</DialogFoot>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

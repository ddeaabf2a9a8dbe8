"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { AlertDialog, AlertDialogCancel } from "./alert-dialog";
import { Button } from "./button";
import { FieldError } from "./field";
import { useConfirmation } from "./use-confirmation";

interface ConfirmDialogProps {
  title: ReactNode;
  description: ReactNode;
  /** The button that does it: a verb, and what it says meanwhile. */
  submit: string;
  pending: string;
  /** What is said where it could not be done. */
  failed: string;
  /** Answers whether it was done; then the dialog closes. */
  onConfirm: () => Promise<boolean>;
  onClose: () => void;
  children?: ReactNode;
}

/** Asks before something that can't be undone, does it, and says so if that failed. Mounted, it is open. */
export function ConfirmDialog({ title, description, submit, pending, failed, onConfirm, onClose, children }: ConfirmDialogProps) {
  const common = useTranslations("common");
  const errorId = useId();
  const { state, confirm } = useConfirmation(onConfirm, onClose);
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      foot={
        <>
          <Button variant="destructive" disabled={state === "pending"} onClick={() => void confirm()}>
            {state === "pending" ? pending : submit}
          </Button>
          <AlertDialogCancel asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </AlertDialogCancel>
        </>
      }
    >
      {children}
      <FieldError id={errorId} error={state === "failed" ? failed : undefined} />
    </AlertDialog>
  );
}

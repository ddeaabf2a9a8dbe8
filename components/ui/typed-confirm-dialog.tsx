"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { AlertDialog, AlertDialogCancel } from "./alert-dialog";
import { Button } from "./button";
import { FieldError } from "./field";
import { Input } from "./input";
import { useConfirmation } from "./use-confirmation";

interface TypedConfirmDialogProps {
  title: ReactNode;
  description: ReactNode;
  /** What must be typed, and the words that ask for it. */
  wanted: string;
  ask: ReactNode;
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

/** Asks for a word to be typed before something that can't be undone and takes much with it. Mounted, it is open. */
export function TypedConfirmDialog(props: TypedConfirmDialogProps) {
  const { title, description, wanted, ask, submit, pending, failed, onConfirm, onClose, children } = props;
  const common = useTranslations("common");
  const id = useId();
  const [typed, setTyped] = useState("");
  const { state, confirm } = useConfirmation(onConfirm, onClose);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === wanted && state !== "pending") void confirm();
  };
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      foot={
        <>
          <Button type="submit" form={id} variant="destructive" disabled={typed.trim() !== wanted || state === "pending"}>
            {state === "pending" ? pending : submit}
          </Button>
          <AlertDialogCancel asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </AlertDialogCancel>
        </>
      }
    >
      {children}
      <form id={id} onSubmit={onSubmit}>
        <label htmlFor={`${id}-typed`} className="mb-1.5 block text-13">
          {ask}
        </label>
        <Input
          id={`${id}-typed`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          className="mono"
        />
        <FieldError id={`${id}-error`} error={state === "failed" ? failed : undefined} />
      </form>
    </AlertDialog>
  );
}

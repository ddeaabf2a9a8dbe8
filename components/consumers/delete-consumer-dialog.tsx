"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { confirmationOf } from "@/components/display/split-url";
import { AlertDialog, AlertDialogCancel } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { WebhookConsumer } from "@/lib/consumers/schema";

export interface DeleteConsumerDialogProps {
  consumer: Pick<WebhookConsumer, "id" | "url">;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Answers whether it was deleted. */
  onDelete: (id: string) => Promise<boolean>;
}

/** Asks for the end of the URL to be typed before an endpoint is deleted. */
export default function DeleteConsumerDialog({ consumer, open, onOpenChange, onDelete }: DeleteConsumerDialogProps) {
  const t = useTranslations("deleteConsumer");
  const common = useTranslations("common");
  const id = useId();
  const [typed, setTyped] = useState("");
  const [state, setState] = useState<"idle" | "pending" | "failed">("idle");
  const wanted = confirmationOf(consumer.url);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== wanted || state === "pending") return;
    setState("pending");
    const done = await onDelete(consumer.id).catch(() => false);
    setState(done ? "idle" : "failed");
    if (done) onOpenChange(false);
  };
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("text")}
      foot={
        <>
          <Button type="submit" form={id} variant="destructive" disabled={typed.trim() !== wanted || state === "pending"}>
            {state === "pending" ? t("pending") : t("submit")}
          </Button>
          <AlertDialogCancel asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </AlertDialogCancel>
        </>
      }
    >
      <p className="mono mb-4 rounded-r3 bg-sunken px-2.5 py-1.5 [overflow-wrap:anywhere]">{consumer.url}</p>
      <form id={id} onSubmit={submit}>
        <label htmlFor={`${id}-typed`} className="mb-1.5 block text-13">
          {t.rich("type", { wanted, code: (chunks) => <code className="font-medium select-all">{chunks}</code> })}
        </label>
        <Input
          id={`${id}-typed`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          className="mono"
        />
        <FieldError id={`${id}-error`} error={state === "failed" ? t("failed") : undefined} />
      </form>
    </AlertDialog>
  );
}

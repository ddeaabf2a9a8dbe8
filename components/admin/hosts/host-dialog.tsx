"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot, DialogHead } from "@/components/ui/dialog";
import { Field, FieldError, fieldProps } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { Radio } from "@/components/ui/radio";
import { type ActionResult, UNREACHABLE } from "@/lib/action-result";
import type { HostAnswer } from "@/lib/hosts/schema";

/** What an action of a host answers. */

interface HostDialogProps {
  host: HostAnswer;
  title: string;
  text: ReactNode;
  submit: string;
  pending: string;
  onSubmit: (input: { host: string; clientId: string | null; reason: string }) => Promise<ActionResult<number>>;
  onClose: () => void;
  onDone: (clients: number) => void;
  children?: ReactNode;
}

const LEAST_REASON = 3;

/** Asks for whom and why a breaker is to be moved by hand. */
export function HostDialog({ host, title, text, submit, pending, onSubmit, onClose, onDone, children }: HostDialogProps) {
  const t = useTranslations("adminHosts.dialog");
  const common = useTranslations("common");
  const id = useId();
  const [all, setAll] = useState(false);
  const [reason, setReason] = useState("");
  const [state, setState] = useState<"idle" | "pending" | "failed" | "gone" | "noReason">("idle");
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim().length < LEAST_REASON) return setState("noReason");
    setState("pending");
    const input = { host: host.host, clientId: all ? null : host.clientId, reason: reason.trim() };
    const answer = await onSubmit(input).catch(() => UNREACHABLE);
    if (answer.ok) onDone(answer.data);
    else setState(answer.error === "not_found" ? "gone" : "failed");
  };
  const reasonError = state === "noReason" ? t("noReason") : undefined;
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHead title={title}>{text}</DialogHead>
        <DialogBody>
          <form id={id} onSubmit={send} noValidate>
            <fieldset className="mb-6 grid gap-2">
              <legend className="mb-1.5 text-13 font-medium">{t("whose")}</legend>
              <Radio name={`${id}-whose`} checked={!all} onChange={() => setAll(false)} label={t("one", { client: host.clientName })} />
              <Radio name={`${id}-whose`} checked={all} onChange={() => setAll(true)} label={t("all")} />
            </fieldset>
            {children}
            <Field id={`${id}-reason`} label={t("reason")} hint={t("reasonHint")} error={reasonError} className="mb-0">
              <Textarea
                {...fieldProps(`${id}-reason`, { error: reasonError, hint: true })}
                value={reason}
                maxLength={300}
                rows={2}
                onChange={(event) => {
                  setReason(event.target.value);
                  if (state !== "pending") setState("idle");
                }}
              />
            </Field>
            <FieldError id={`${id}-error`} error={state === "failed" || state === "gone" ? t(state) : undefined} />
          </form>
        </DialogBody>
        <DialogFoot>
          <Button type="submit" form={id} variant="primary" disabled={state === "pending"}>
            {state === "pending" ? pending : submit}
          </Button>
          <DialogClose asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </DialogClose>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}

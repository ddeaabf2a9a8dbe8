"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot, DialogHead } from "@/components/ui/dialog";
import { Field, fieldProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { InvitationLink } from "@/components/users/team/invitation-link";
import { RoleChoices } from "@/components/users/team/role-choices";
import type { Invited, TeamActions } from "@/components/users/team/team-actions";
import { type InviteInput, inviteInput } from "@/lib/users/schema";

interface InviteDialogProps {
  invite: TeamActions["invite"];
  onInvited: () => void;
  onClose: () => void;
}

/** Asks whom to invite and as what, then hands over the link: this once. */
export default function InviteDialog({ invite, onInvited, onClose }: InviteDialogProps) {
  const t = useTranslations("team.invite");
  const [invited, setInvited] = useState<(Invited & { email: string }) | null>(null);
  const keep = (event: Event) => invited && event.preventDefault();
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent onInteractOutside={keep} onEscapeKeyDown={keep}>
        <DialogHead title={invited ? t("doneTitle", { email: invited.email }) : t("title")} />
        {invited ? (
          <InvitationLink {...invited} />
        ) : (
          <InviteForm
            invite={invite}
            onInvited={(answer) => {
              setInvited(answer);
              onInvited();
            }}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}

interface InviteFormProps {
  invite: TeamActions["invite"];
  onInvited: (invited: Invited & { email: string }) => void;
}

function InviteForm({ invite, onInvited }: InviteFormProps) {
  const t = useTranslations("team.invite");
  const common = useTranslations("common");
  const id = useId();
  const form = useForm<InviteInput>({ resolver: zodResolver(inviteInput), defaultValues: { email: "", role: "Developer" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    const answer = await invite(input).catch(() => null);
    if (answer?.ok) return onInvited({ ...answer.data, email: input.email });
    if (answer?.error === "validation") form.setError("email", { type: "member" });
    else form.setError("root", { type: "failed" });
  });
  const emailError = errors.email ? t(errors.email.type === "member" ? "alreadyMember" : "emailError") : undefined;
  return (
    <>
      <DialogBody>
        <form id={id} onSubmit={submit} noValidate>
          <Field id={`${id}-email`} label={t("email")} error={emailError}>
            <Input
              type="email"
              autoFocus
              autoComplete="off"
              {...form.register("email")}
              {...fieldProps(`${id}-email`, { error: emailError })}
            />
          </Field>
          <Controller
            control={form.control}
            name="role"
            render={({ field: { value, onChange } }) => (
              <Field id={`${id}-role`} group label={t("role")} className="mb-0">
                <RoleChoices labelledBy={`${id}-role-label`} value={value} onChange={onChange} />
              </Field>
            )}
          />
          {errors.root ? (
            <Banner tone="bad" title={t("failed")} className="mt-5 mb-0">
              {t("failedText")}
            </Banner>
          ) : null}
        </form>
      </DialogBody>
      <DialogFoot>
        <Button type="submit" form={id} variant="primary" disabled={isSubmitting}>
          {isSubmitting ? t("pending") : t("submit")}
        </Button>
        <DialogClose asChild>
          <Button variant="ghost">{common("cancel")}</Button>
        </DialogClose>
      </DialogFoot>
    </>
  );
}

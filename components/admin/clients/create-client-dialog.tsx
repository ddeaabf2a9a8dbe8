"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot, DialogHead } from "@/components/ui/dialog";
import { Field, fieldProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { InvitationLink } from "@/components/users/team/invitation-link";
import { type CreateClientInput, createClientInput } from "@/lib/clients/schema";
import type { CreateClient, CreatedClient } from "./client-actions";

interface CreateClientDialogProps {
  createClient: CreateClient;
  onClose: () => void;
}

/** A new client and who administers it; then the invitation's link, this once. */
export default function CreateClientDialog({ createClient, onClose }: CreateClientDialogProps) {
  const t = useTranslations("admin.clients.create");
  const router = useRouter();
  const [created, setCreated] = useState<(CreatedClient & { email: string }) | null>(null);
  const keep = (event: Event) => created && event.preventDefault();
  const close = () => (created ? router.push(`/admin/clients/${created.id}`) : onClose());
  return (
    <Dialog open onOpenChange={close}>
      <DialogContent onInteractOutside={keep} onEscapeKeyDown={keep}>
        <DialogHead title={created ? t("doneTitle", { email: created.email }) : t("title")}>{created ? null : t("text")}</DialogHead>
        {created ? <InvitationLink {...created} /> : <CreateForm createClient={createClient} onCreated={setCreated} />}
      </DialogContent>
    </Dialog>
  );
}

interface CreateFormProps {
  createClient: CreateClient;
  onCreated: (created: CreatedClient & { email: string }) => void;
}

function CreateForm({ createClient, onCreated }: CreateFormProps) {
  const t = useTranslations("admin.clients.create");
  const common = useTranslations("common");
  const id = useId();
  const form = useForm<CreateClientInput>({ resolver: zodResolver(createClientInput), defaultValues: { name: "", email: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    const answer = await createClient(input).catch(() => null);
    if (answer?.ok) return onCreated({ ...answer.data, email: input.email });
    form.setError("root", { type: "failed" });
  });
  const nameError = errors.name ? t("nameError") : undefined;
  const emailError = errors.email ? t("emailError") : undefined;
  return (
    <>
      <DialogBody>
        <form id={id} onSubmit={submit} noValidate>
          <Field id={`${id}-name`} label={t("name")} error={nameError}>
            <Input autoFocus autoComplete="off" {...form.register("name")} {...fieldProps(`${id}-name`, { error: nameError })} />
          </Field>
          <Field id={`${id}-email`} label={t("email")} hint={t("emailHint")} error={emailError} className="mb-0">
            <Input
              type="email"
              autoComplete="off"
              {...form.register("email")}
              {...fieldProps(`${id}-email`, { error: emailError, hint: true })}
            />
          </Field>
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

"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button, buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field, FieldError, fieldProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NewPasswordField } from "@/components/users/new-password-field";
import { ProviderButton } from "@/components/users/provider-button";
import { type AcceptInvitationInput, acceptInvitationInput, type InvitationOffer } from "@/lib/users/schema";

interface InvitationFormProps {
  token: string;
  offer: InvitationOffer;
  /** Name of the identity provider, where there is one. */
  provider: string | null;
  /** Server action. */
  accept: (input: AcceptInvitationInput) => Promise<{ email: string } | null>;
}

/** For someone new: a name and a password make the account the invitation is for. */
export function InvitationForm({ token, offer, provider, accept }: InvitationFormProps) {
  const t = useTranslations("invitation");
  const roles = useTranslations("team.roles");
  const [joined, setJoined] = useState(false);
  const form = useForm<AcceptInvitationInput>({
    resolver: zodResolver(acceptInvitationInput),
    defaultValues: { token, name: "", password: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    const answer = await accept(input).catch(() => null);
    if (answer) setJoined(true);
    else form.setError("root", { type: "failed" });
  });
  if (joined) {
    return (
      <div className="w-full max-w-[344px]">
        <h1 className="mb-1 text-20 font-semibold tracking-[-.015em]">{t("joined.title")}</h1>
        <p className="mb-6 text-fg-2">{t("joined.text", { email: offer.email })}</p>
        <Link href="/sign-in" className={cn(buttonClass("primary"), "h-9 w-full")}>
          {t("signIn")}
        </Link>
      </div>
    );
  }
  const nameError = errors.name ? t("nameError") : undefined;
  return (
    <form method="post" onSubmit={submit} noValidate className="w-full max-w-[344px]">
      <h1 className="mb-1 text-20 font-semibold tracking-[-.015em]">{t("join", { client: offer.client })}</h1>
      <p className="mb-7 text-fg-2">{t("lede", { name: offer.invitedBy, role: roles(`${offer.role}.name`) })}</p>
      <Field id="email" label={t("email")}>
        <Input id="email" type="email" autoComplete="username" value={offer.email} readOnly frameClassName="h-9" />
      </Field>
      <Field id="name" label={t("name")} error={nameError}>
        <Input
          autoComplete="name"
          autoFocus
          {...form.register("name")}
          {...fieldProps("name", { error: nameError })}
          frameClassName="h-9"
        />
      </Field>
      <NewPasswordField id="password" label={t("password")} invalid={errors.password !== undefined} field={form.register("password")} />
      <FieldError id="invitation-error" error={errors.root ? t("failed") : undefined} />
      <Button type="submit" variant="primary" disabled={isSubmitting} className="mt-2 h-9 w-full">
        {isSubmitting ? t("pending") : t("submit")}
      </Button>
      {provider ? <ProviderButton provider={provider} returnTo="/monitor/events" /> : null}
    </form>
  );
}

"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button, buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { FieldError } from "@/components/ui/field";
import { NewPasswordField } from "@/components/users/new-password-field";
import { type ResetPasswordInput, resetPasswordInput } from "@/lib/users/schema";

interface ChoosePasswordFormProps {
  token: string;
  email: string;
  /** Server action. */
  reset: (input: ResetPasswordInput) => Promise<boolean>;
}

/** For whoever holds a link: a new password, once. */
export function ChoosePasswordForm({ token, email, reset }: ChoosePasswordFormProps) {
  const t = useTranslations("resetPassword");
  const [done, setDone] = useState(false);
  const form = useForm<ResetPasswordInput>({ resolver: zodResolver(resetPasswordInput), defaultValues: { token, password: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    if (await reset(input).catch(() => false)) setDone(true);
    else form.setError("root", { type: "gone" });
  });
  if (done) {
    return (
      <div role="status" className="w-full max-w-[344px]">
        <h1 className="mb-1 text-20 font-semibold tracking-[-.015em]">{t("done.title")}</h1>
        <p className="mb-6 text-fg-2">{t("done.text")}</p>
        <Link href="/sign-in" className={cn(buttonClass("primary"), "h-9 w-full")}>
          {t("done.signIn")}
        </Link>
      </div>
    );
  }
  return (
    <form method="post" onSubmit={submit} noValidate className="w-full max-w-[344px]">
      <h1 className="mb-1 text-20 font-semibold tracking-[-.015em]">{t("choose.title")}</h1>
      <p className="mb-7 text-fg-2 [overflow-wrap:anywhere]">{t("choose.lede", { email })}</p>
      {/* For password managers: whose password this is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <NewPasswordField
        id="password"
        label={t("choose.password")}
        invalid={errors.password !== undefined}
        field={form.register("password")}
      />
      <FieldError id="reset-error" error={errors.root ? t("gone.title") : undefined} />
      <Button type="submit" variant="primary" disabled={isSubmitting} className="mt-2 h-9 w-full">
        {isSubmitting ? t("choose.pending") : t("choose.submit")}
      </Button>
    </form>
  );
}

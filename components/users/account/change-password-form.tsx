"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field, FieldError, fieldProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { AccountActions } from "@/components/users/account/account-actions";
import { NewPasswordField } from "@/components/users/new-password-field";
import { type ChangePasswordInput, changePasswordInput } from "@/lib/users/schema";

interface ChangePasswordFormProps {
  email: string;
  change: AccountActions["changePassword"];
}

/** The current password, and another. */
export function ChangePasswordForm({ email, change }: ChangePasswordFormProps) {
  const t = useTranslations("account");
  const router = useRouter();
  const form = useForm<ChangePasswordInput>({ resolver: zodResolver(changePasswordInput), defaultValues: { current: "", password: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    const answer = await change(input).catch(() => ({ ok: false as const, error: "unexpected" }));
    if (answer.ok) {
      form.reset();
      toast.success(t("password.done"));
      router.refresh();
    } else if (answer.error === "validation") form.setError("current", { type: "wrong" });
    else form.setError("root", { type: answer.error });
  });
  const currentError = errors.current ? t("password.currentError") : undefined;
  const problem = errors.root ? t(errors.root.type === "rate_limited" ? "password.throttled" : "failed") : undefined;
  return (
    <form method="post" onSubmit={submit} noValidate className="max-w-[344px]">
      {/* For password managers: whose password this is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field id="current-password" label={t("password.current")} error={currentError}>
        <Input
          type="password"
          autoComplete="current-password"
          {...form.register("current")}
          {...fieldProps("current-password", { error: currentError })}
          frameClassName="h-9"
        />
      </Field>
      <NewPasswordField
        id="new-password"
        label={t("password.next")}
        invalid={errors.password !== undefined}
        field={form.register("password")}
      />
      <FieldError id="change-password-error" error={problem} />
      <Button type="submit" disabled={isSubmitting} className="mt-1">
        {isSubmitting ? t("password.pending") : t("password.submit")}
      </Button>
    </form>
  );
}

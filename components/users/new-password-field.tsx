"use client";

import { useTranslations } from "next-intl";
import type { UseFormRegisterReturn } from "react-hook-form";
import { Field, fieldProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MIN_PASSWORD } from "@/lib/users/schema";

interface NewPasswordFieldProps {
  id: string;
  label: string;
  invalid: boolean;
  field: UseFormRegisterReturn;
}

/** A password to be chosen, with the one rule it follows. */
export function NewPasswordField({ id, label, invalid, field }: NewPasswordFieldProps) {
  const t = useTranslations("invitation");
  const error = invalid ? t("passwordError", { least: MIN_PASSWORD }) : undefined;
  return (
    <Field id={id} label={label} hint={t("passwordHint", { least: MIN_PASSWORD })} error={error}>
      <Input type="password" autoComplete="new-password" {...field} {...fieldProps(id, { error, hint: true })} frameClassName="h-9" />
    </Field>
  );
}

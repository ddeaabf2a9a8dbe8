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
import { type RequestResetInput, requestResetInput } from "@/lib/users/schema";

interface RequestResetFormProps {
  /** Server action. */
  request: (input: RequestResetInput) => Promise<"asked" | "throttled" | "failed">;
}

/** Asks for a link by mail. What it says after tells nothing about accounts. */
export function RequestResetForm({ request }: RequestResetFormProps) {
  const t = useTranslations("resetPassword");
  const [asked, setAsked] = useState<string | null>(null);
  const form = useForm<RequestResetInput>({ resolver: zodResolver(requestResetInput), defaultValues: { email: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    const answer = await request(input).catch(() => "failed" as const);
    if (answer === "asked") setAsked(input.email);
    else form.setError("root", { type: answer });
  });
  if (asked !== null) {
    return (
      <div role="status" className="w-full max-w-[344px]">
        <h1 className="mb-1 text-20 font-semibold tracking-[-.015em]">{t("asked.title")}</h1>
        <p className="mb-6 text-fg-2 [overflow-wrap:anywhere]">{t("asked.text", { email: asked })}</p>
        <Link href="/sign-in" className={cn(buttonClass(), "h-9 w-full")}>
          {t("back")}
        </Link>
      </div>
    );
  }
  const emailError = errors.email ? t("emailError") : undefined;
  const problem = errors.root ? t(errors.root.type === "throttled" ? "throttled" : "failed") : undefined;
  return (
    <form method="post" onSubmit={submit} noValidate className="w-full max-w-[344px]">
      <h1 className="mb-1 text-20 font-semibold tracking-[-.015em]">{t("title")}</h1>
      <p className="mb-7 text-fg-2">{t("lede")}</p>
      <Field id="email" label={t("email")} error={emailError}>
        <Input
          type="email"
          autoComplete="username"
          autoFocus
          {...form.register("email")}
          {...fieldProps("email", { error: emailError })}
          frameClassName="h-9"
        />
      </Field>
      <FieldError id="reset-error" error={problem} />
      <Button type="submit" variant="primary" disabled={isSubmitting} className="mt-2 h-9 w-full">
        {isSubmitting ? t("pending") : t("submit")}
      </Button>
      <Link href="/sign-in" className={cn(buttonClass("ghost"), "mt-2 h-9 w-full")}>
        {t("back")}
      </Link>
    </form>
  );
}

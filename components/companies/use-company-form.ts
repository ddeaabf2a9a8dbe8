"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { type FieldPath, useForm } from "react-hook-form";
import type { z } from "zod";
import { type ActionResult, UNREACHABLE } from "@/lib/action-result";
import { type CompanyInput, companyInput } from "@/lib/companies/schema";

export type CompanyValues = z.input<typeof companyInput>;

const FIELDS = ["name", "description", "tags"] as const satisfies readonly FieldPath<CompanyValues>[];
const FORM_ERRORS = ["forbidden", "unauthenticated", "not_found", "unreachable"] as const;

/**
 * The state of a company's form and its saving. An issue of the server lands on its field, anything else on the form.
 * @param onSaved gets what the server answered
 */
export function useCompanyForm<T>(
  values: CompanyValues,
  save: (input: CompanyInput) => Promise<ActionResult<T>>,
  onSaved: (data: T) => void,
) {
  const t = useTranslations("company.errors");
  const form = useForm<CompanyValues, unknown, CompanyInput>({ resolver: zodResolver(companyInput), defaultValues: values });
  const { errors } = form.formState;

  const submit = form.handleSubmit(async (input) => {
    const answer = await save(input).catch(() => UNREACHABLE);
    if (answer.ok) return onSaved(answer.data);
    for (const { itemId, validatorName, message } of answer.issues) {
      const field = FIELDS.find((name) => itemId === name || itemId.startsWith(`${name}.`));
      form.setError(field ?? "root", { type: validatorName, message }, { shouldFocus: true });
    }
    if (answer.issues.length === 0) form.setError("root", { type: answer.error });
  });

  const formError = FORM_ERRORS.find((one) => one === errors.root?.type) ?? "unexpected";
  return {
    form,
    submit,
    errorOf: {
      name: errors.name
        ? t(errors.name.type === "too_big" ? "nameLength" : errors.name.type === "custom" ? "nameLine" : "name")
        : undefined,
      description: errors.description ? t("description") : undefined,
      tags: errors.tags ? t("tags") : undefined,
      form: errors.root ? t(formError) : undefined,
    },
  };
}

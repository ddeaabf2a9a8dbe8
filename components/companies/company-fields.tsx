"use client";

import { useTranslations } from "next-intl";
import { Controller } from "react-hook-form";
import { Banner } from "@/components/ui/banner";
import { Field, fieldProps } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { MAX_TAGS } from "@/lib/companies/schema";
import { TagsInput } from "./tags-input";
import type { useCompanyForm } from "./use-company-form";

interface CompanyFieldsProps extends Pick<ReturnType<typeof useCompanyForm>, "form" | "errorOf"> {
  /** Begins their ids, so that two forms can stand on one page. */
  id: string;
  autoFocus?: boolean;
  disabled?: boolean;
}

/** Name, description and tags of a company. */
export function CompanyFields({ id, form, errorOf, autoFocus, disabled }: CompanyFieldsProps) {
  const t = useTranslations("company");
  const common = useTranslations("common");
  const { register, control } = form;
  // The form writes values into its fields once scripts run; the first paint has them too.
  const shown = form.formState.defaultValues;
  const tagsId = `${id}-tags`;
  return (
    <>
      <Field id={`${id}-name`} label={t("name")} error={errorOf.name}>
        <Input
          autoFocus={autoFocus}
          autoComplete="off"
          readOnly={disabled}
          defaultValue={shown?.name}
          {...register("name")}
          {...fieldProps(`${id}-name`, { error: errorOf.name })}
        />
      </Field>
      <Field id={`${id}-description`} label={t("description")} note={common("optional")} error={errorOf.description}>
        <Textarea
          rows={3}
          readOnly={disabled}
          defaultValue={shown?.description ?? ""}
          {...register("description")}
          {...fieldProps(`${id}-description`, { error: errorOf.description })}
        />
      </Field>
      <Controller
        control={control}
        name="tags"
        render={({ field: { value, onChange, ref } }) => (
          <Field
            id={tagsId}
            label={t("tags.label")}
            note={common("optional")}
            aside={t("tags.count", { count: Object.keys(value ?? {}).length, most: MAX_TAGS })}
            hint={t("tags.hint")}
          >
            <TagsInput
              ref={ref}
              id={tagsId}
              value={value ?? {}}
              onChange={onChange}
              error={errorOf.tags}
              disabled={disabled}
              describedBy={`${tagsId}-field-error ${tagsId}-hint`}
            />
          </Field>
        )}
      />
      {errorOf.form ? (
        <Banner tone="bad" title={t("notSaved")}>
          {errorOf.form}
        </Banner>
      ) : null}
    </>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { type Control, Controller } from "react-hook-form";
import { EventTypePicker } from "@/components/event-types/event-type-picker";
import type { EventTypeOption } from "@/components/event-types/event-type-tree";
import { Field } from "@/components/ui/field";
import { type CreateConsumerInput, MAX_COMPANY_TAGS } from "@/lib/consumers/schema";
import { CompanyTagsInput } from "./company-tags-input";
import type { ConsumerValues } from "./use-consumer-form";

interface ControlledFieldProps {
  control: Control<ConsumerValues, unknown, CreateConsumerInput>;
  error: string | undefined;
}

export function EventTypesField({ control, options, error }: ControlledFieldProps & { options: EventTypeOption[] }) {
  const t = useTranslations("addEndpoint");
  return (
    <Controller
      control={control}
      name="eventTypes"
      render={({ field }) => (
        <Field
          id="eventTypes"
          group
          label={t("eventTypes")}
          aside={t("selected", { count: field.value.length, total: options.length })}
          error={error}
        >
          <EventTypePicker
            ref={field.ref}
            options={options}
            value={field.value}
            onChange={field.onChange}
            labelledBy="eventTypes-label"
            describedBy={error ? "eventTypes-error" : undefined}
            invalid={error !== undefined}
          />
        </Field>
      )}
    />
  );
}

interface CompanyTagsFieldProps extends ControlledFieldProps {
  /** How many companies the tags reach; null while that is not known. */
  companies: { matching: number; total: number } | null;
}

export function CompanyTagsField({ control, error, companies }: CompanyTagsFieldProps) {
  const t = useTranslations("addEndpoint");
  const common = useTranslations("common");
  return (
    <Controller
      control={control}
      name="companyTags"
      render={({ field: { value, onChange, ref } }) => (
        <Field
          id="companyTags"
          label={t("companyTags")}
          note={common("optional")}
          aside={t("tagCount", { count: value?.length ?? 0, most: MAX_COMPANY_TAGS })}
          hint={
            <>
              {t("companyTagsHint")}
              {value && value.length > 0 && companies ? ` ${t("companiesMatched", companies)}` : null}
            </>
          }
        >
          <CompanyTagsInput
            ref={ref}
            id="companyTags"
            value={value ?? []}
            onChange={onChange}
            error={error}
            describedBy="companyTags-field-error companyTags-hint"
          />
        </Field>
      )}
    />
  );
}

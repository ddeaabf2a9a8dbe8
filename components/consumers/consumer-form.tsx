"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Control, Controller } from "react-hook-form";
import { EventTypePicker } from "@/components/event-types/event-type-picker";
import type { EventTypeOption } from "@/components/event-types/event-type-tree";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, fieldProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type CreateConsumerInput, MAX_COMPANY_TAGS } from "@/lib/consumers/schema";
import { CompanyTagsInput } from "./company-tags-input";
import { UrlAdvice } from "./url-advice";
import { type ConsumerValues, type CreateConsumerAnswer, useConsumerForm } from "./use-consumer-form";
import { type AdviseUrl, useUrlAdvice } from "./use-url-advice";

interface ConsumerFormProps {
  eventTypes: EventTypeOption[];
  /** Server actions. */
  createConsumer: (input: CreateConsumerInput) => Promise<CreateConsumerAnswer>;
  adviseUrl: AdviseUrl;
}

const trimmed = (text: string) => text.trim();
const textOrNull = (text: string | null) => text?.trim() || null;
const numberOrNull = (text: string | number | null) => (text === null || String(text).trim() === "" ? null : Number(text));

/** Add endpoint. What the server finds wrong lands on the field it concerns. */
export function ConsumerForm({ eventTypes, createConsumer, adviseUrl }: ConsumerFormProps) {
  const t = useTranslations("addEndpoint");
  const common = useTranslations("common");
  const { form, save, errorOf, formErrorOf } = useConsumerForm(createConsumer);
  const { register, control, formState } = form;
  const { advice, checking } = useUrlAdvice(form.watch("url"), adviseUrl);
  const url = { ...register("url", { setValueAs: trimmed }), ...fieldProps("url", { error: errorOf("url") }) };
  const description = {
    ...register("description", { setValueAs: textOrNull }),
    ...fieldProps("description", { error: errorOf("description") }),
  };
  const rateLimit = {
    ...register("rateLimit", { setValueAs: numberOrNull }),
    ...fieldProps("rateLimit", { error: errorOf("rateLimit"), hint: true }),
  };
  return (
    <form onSubmit={save} noValidate className="mt-5 max-w-[680px]">
      <Field id="url" label={t("url")} error={errorOf("url")}>
        <Input
          type="url"
          inputMode="url"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          placeholder="https://"
          className="mono"
          {...url}
        />
        <UrlAdvice advice={advice} checking={checking} />
      </Field>
      <Field id="description" label={t("description")} note={common("optional")} error={errorOf("description")}>
        <Input {...description} />
      </Field>
      <EventTypesField control={control} options={eventTypes} error={errorOf("eventTypes")} />
      <CompanyTagsField control={control} error={errorOf("companyTags")} />
      <Field id="rateLimit" label={t("rateLimit")} note={common("optional")} hint={t("rateLimitHint")} error={errorOf("rateLimit")}>
        <span className="flex items-center gap-2 text-13 text-fg-2">
          <Input inputMode="numeric" autoComplete="off" frameClassName="w-24" className="tabular-nums" {...rateLimit} />
          {t("rateLimitUnit")}
        </span>
      </Field>
      {formState.errors.root ? (
        <Banner tone="bad" title={t("notSaved")}>
          {formErrorOf(formState.errors.root)}
        </Banner>
      ) : null}
      <div className="flex gap-2 border-t border-line pt-4">
        <Button type="submit" variant="primary" disabled={formState.isSubmitting}>
          {formState.isSubmitting ? t("pending") : t("submit")}
        </Button>
        <Button asChild variant="ghost">
          <Link href="/monitor/events">{common("cancel")}</Link>
        </Button>
      </div>
    </form>
  );
}

interface ControlledFieldProps {
  control: Control<ConsumerValues, unknown, CreateConsumerInput>;
  error: string | undefined;
}

function EventTypesField({ control, options, error }: ControlledFieldProps & { options: EventTypeOption[] }) {
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

function CompanyTagsField({ control, error }: ControlledFieldProps) {
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
          hint={t("companyTagsHint")}
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

"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { EventTypeOption } from "@/components/event-types/event-type-tree";
import { type CreateInbox, UseInboxButton } from "@/components/inbox/use-inbox-button";
import { LeaveGuard } from "@/components/layout/leave-guard";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, fieldProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { CompanyTagsField, EventTypesField } from "./consumer-form-fields";
import { SelectionPanel } from "./selection-panel";
import { UrlAdvice } from "./url-advice";
import { type ConsumerFormOptions, useConsumerForm } from "./use-consumer-form";
import { type CountSelected, useSelection } from "./use-selection";
import { type AdviseUrl, useUrlAdvice } from "./use-url-advice";

export interface ConsumerFormProps extends ConsumerFormOptions {
  eventTypes: EventTypeOption[];
  /** Where Cancel leads. */
  backHref: string;
  words: { submit: string; pending: string; notSaved: string };
  /** Server actions. */
  adviseUrl: AdviseUrl;
  countSelected: CountSelected;
  /** Present where a new endpoint may begin with an inbox. */
  createInbox?: CreateInbox;
}

const trimmed = (text: string) => text.trim();
const textOrNull = (text: string | null) => text?.trim() || null;
const numberOrNull = (text: string | number | null) => (text === null || String(text).trim() === "" ? null : Number(text));

/** An endpoint's settings, for a new one and for one that is edited. What the server finds wrong lands on the field it concerns. */
export function ConsumerForm({ eventTypes, backHref, words, adviseUrl, countSelected, createInbox, ...options }: ConsumerFormProps) {
  const t = useTranslations("addEndpoint");
  const common = useTranslations("common");
  const { form, submit, errorOf, formErrorOf, isDirty } = useConsumerForm(options);
  const { register, control, formState, watch, setValue } = form;
  const selection = useSelection(watch("eventTypes"), watch("companyTags") ?? [], countSelected);
  const description = {
    ...register("description", { setValueAs: textOrNull }),
    ...fieldProps("description", { error: errorOf("description") }),
  };
  const rateLimit = {
    ...register("rateLimit", { setValueAs: numberOrNull }),
    ...fieldProps("rateLimit", { error: errorOf("rateLimit"), hint: true }),
  };
  const url = { ...register("url", { setValueAs: trimmed }), ...fieldProps("url", { error: errorOf("url") }) };
  return (
    <div className="mt-5 grid grid-cols-[minmax(0,680px)_minmax(0,280px)] gap-14 max-xl:grid-cols-[minmax(0,680px)] max-xl:gap-6">
      <LeaveGuard dirty={isDirty} />
      <form onSubmit={submit} noValidate className="min-w-0">
        <Field id="url" label={t("url")} error={errorOf("url")}>
          <Input type="url" inputMode="url" autoComplete="off" spellCheck={false} placeholder="https://" className="mono" {...url} />
          <LiveAdvice url={watch("url")} initial={options.initial.url} adviseUrl={adviseUrl} />
        </Field>
        <Field id="description" label={t("description")} note={common("optional")} error={errorOf("description")}>
          <Input {...description} />
        </Field>
        <EventTypesField control={control} options={eventTypes} error={errorOf("eventTypes")} />
        <CompanyTagsField control={control} error={errorOf("companyTags")} companies={selection.known?.companies ?? null} />
        <Field id="rateLimit" label={t("rateLimit")} note={common("optional")} hint={t("rateLimitHint")} error={errorOf("rateLimit")}>
          <span className="flex items-center gap-2 text-13 text-fg-2">
            <Input inputMode="numeric" autoComplete="off" frameClassName="w-24" className="tabular-nums" {...rateLimit} />
            {t("rateLimitUnit")}
          </span>
        </Field>
        {formState.errors.root ? (
          <Banner tone="bad" title={words.notSaved}>
            {formErrorOf(formState.errors.root)}
          </Banner>
        ) : null}
        <div className="flex gap-2 border-t border-line pt-4">
          <Button type="submit" variant="primary" disabled={formState.isSubmitting}>
            {formState.isSubmitting ? words.pending : words.submit}
          </Button>
          <Button asChild variant="ghost">
            <Link href={backHref}>{common("cancel")}</Link>
          </Button>
        </div>
      </form>
      <Aside>
        {createInbox ? (
          <NoServer createInbox={createInbox} onUrl={(value) => setValue("url", value, { shouldDirty: true, shouldValidate: true })} />
        ) : null}
        <SelectionPanel {...selection} />
      </Aside>
    </div>
  );
}

function Aside({ children }: { children: ReactNode }) {
  return (
    <aside className="grid min-w-0 content-start gap-7 self-start border-line xl:border-l xl:pl-6 max-xl:row-start-1">{children}</aside>
  );
}

function LiveAdvice({ url, initial, adviseUrl }: { url: string; initial: string; adviseUrl: AdviseUrl }) {
  // Of a URL that is in use already there is nothing to advise: it would be found to be its own double.
  const { advice, checking } = useUrlAdvice(url.trim() === initial ? "" : url, adviseUrl);
  return <UrlAdvice advice={advice} checking={checking} />;
}

function NoServer({ createInbox, onUrl }: { createInbox: CreateInbox; onUrl: (url: string) => void }) {
  const t = useTranslations("addEndpoint.noServer");
  return (
    <section aria-labelledby="no-server" className="text-13">
      <h2 id="no-server" className="font-semibold">
        {t("title")}
      </h2>
      <p className="mt-1 mb-2.5 text-fg-2">{t("text")}</p>
      <UseInboxButton createInbox={createInbox} onUrl={onUrl} />
    </section>
  );
}

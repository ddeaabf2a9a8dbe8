"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { LeaveGuard } from "@/components/layout/leave-guard";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import type { OwnEventType } from "@/lib/event-types/schema";
import { EventTypeFields } from "./event-type-fields";
import type { EventTypeValues } from "./event-type-values";
import { ExampleFields } from "./example-fields";
import { JsonField } from "./json-field";
import { type SaveEventType, useEventTypeForm } from "./use-event-type-form";
import type { ReviewEventType } from "./use-review";

interface EventTypeFormProps {
  first: EventTypeValues;
  isKnown: boolean;
  groups: string[];
  review: ReviewEventType;
  save: SaveEventType;
  onSaved: (saved: OwnEventType) => void;
}

const FORM_ERRORS = ["validation", "forbidden", "unauthenticated", "not_found", "unreachable", "schemaNotJson", "exampleNotJson"] as const;

/** What an event type says: its names, the schema of its payload and examples of it, checked while they are written. */
export function EventTypeForm({ first, isKnown, groups, review, save, onSaved }: EventTypeFormProps) {
  const t = useTranslations("adminEventTypes");
  const form = useEventTypeForm({ first, isKnown, review, save, onSaved });
  const { values, change, submit, saving, isChanged, error, messages, issueOf, jsonIssues } = form;
  const onSave = () => void submit();
  const examples = jsonIssues("examples").some(({ path }) => path === "") ? t("errors.examples") : undefined;
  const formError = FORM_ERRORS.find((one) => one === error) ?? "unexpected";
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <EventTypeFields form={form} isKnown={isKnown} groups={groups} />
      <div className="grid grid-cols-2 gap-6 max-xl:grid-cols-1">
        <section aria-labelledby="payload-schema" className="min-w-0">
          <div className="mb-1.5 flex min-h-7 items-center gap-2">
            <h2 id="payload-schema" className="text-13 font-medium">
              {t("schema.title")}
            </h2>
            <span className="text-12 text-fg-3">{t("schema.draft")}</span>
          </div>
          <JsonField
            label={t("schema.title")}
            path="schema.json"
            value={values.schema}
            onChange={(schema) => change({ schema })}
            issues={jsonIssues("payloadSchema")}
            fits={t("schema.fits")}
            onSave={onSave}
            height={348}
          />
        </section>
        <ExampleFields
          examples={values.examples}
          onChange={(changed) => change({ examples: changed })}
          issuesOf={(place) => {
            const issue = issueOf(`examples[${place}].name`);
            const isTwice = values.examples.findIndex(({ name }) => name.trim() === values.examples[place]?.name.trim()) < place;
            return {
              name: isTwice ? t("errors.exampleTwice") : issue ? t("errors.exampleName") : undefined,
              payload: jsonIssues(`examples[${place}]`)
                .filter(({ path }) => path !== ".name")
                .map(({ path, message }) => ({ path: path.replace(/^\.payload/, ""), message })),
            };
          }}
          onSave={onSave}
        />
      </div>
      {messages && messages.refused > 0 ? (
        <Banner tone="warn" title={t("impact.title", { refused: messages.refused, checked: messages.checked })} className="mt-5 mb-0">
          {t.rich("impact.text", {
            path: messages.first?.path ?? "",
            message: messages.first?.message ?? "",
            code: (chunks) => <code>{chunks}</code>,
          })}
        </Banner>
      ) : null}
      <div className="z-10 -mx-2 md:sticky md:bottom-0 mt-5 flex flex-wrap items-center gap-2 border-t border-line bg-bg px-2 py-3">
        <Button type="submit" variant="primary" disabled={saving || (isKnown && !isChanged)}>
          {saving ? t("saving") : t(isKnown ? "save" : "create")}
        </Button>
        {isKnown ? null : (
          <Button variant="ghost" asChild>
            <Link href="/admin/event-types">{t("cancel")}</Link>
          </Button>
        )}
        <FieldError id="event-type-error" error={examples ?? (error ? t(`formErrors.${formError}`) : undefined)} />
        {isKnown && !isChanged && !error ? <span className="text-12 text-fg-3">{t("unchanged")}</span> : null}
      </div>
      <LeaveGuard dirty={isChanged && !saving} />
    </form>
  );
}

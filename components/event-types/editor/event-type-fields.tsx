"use client";

import { useTranslations } from "next-intl";
import { Field, fieldProps } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { MAX_EVENT_TYPE_NAME } from "@/lib/event-types/schema";
import type { useEventTypeForm } from "./use-event-type-form";

interface EventTypeFieldsProps {
  form: Pick<ReturnType<typeof useEventTypeForm>, "values" | "change" | "issueOf">;
  isKnown: boolean;
  /** Headings there are already. */
  groups: string[];
}

const MAX_GROUP = 64;
const MAX_DESCRIPTION = 500;

/** What people read of an event type: its name, heading and descriptions. */
export function EventTypeFields({ form, isKnown, groups }: EventTypeFieldsProps) {
  const t = useTranslations("adminEventTypes");
  const { values, change, issueOf } = form;
  const nameIssue = issueOf("name");
  const nameError = nameIssue && t(nameIssue.validatorName === "unique" ? "errors.nameTaken" : "errors.name");
  return (
    <div className="mt-5 grid max-w-[920px] grid-cols-2 gap-x-6 max-md:grid-cols-1">
      {isKnown ? null : (
        <Field id="event-type-name" label={t("fields.name")} hint={t("fields.nameHint")} error={nameError}>
          <Input
            {...fieldProps("event-type-name", { error: nameError, hint: true })}
            value={values.name}
            maxLength={MAX_EVENT_TYPE_NAME}
            autoFocus
            spellCheck={false}
            autoCapitalize="none"
            className="mono"
            onChange={(event) => change({ name: event.target.value })}
          />
        </Field>
      )}
      <Field id="event-type-group" label={t("fields.group")} note={t("fields.optional")} hint={t("fields.groupHint")}>
        <Input
          {...fieldProps("event-type-group", { hint: true })}
          value={values.group}
          maxLength={MAX_GROUP}
          list="event-type-groups"
          onChange={(event) => change({ group: event.target.value })}
        />
        <datalist id="event-type-groups">
          {groups.map((group) => (
            <option key={group} value={group} />
          ))}
        </datalist>
      </Field>
      {isKnown ? <span className="max-md:hidden" /> : null}
      {(["en", "fr"] as const).map((language) => (
        <Field key={language} id={`event-type-${language}`} label={t(`fields.${language}`)} note={t("fields.optional")}>
          <Textarea
            {...fieldProps(`event-type-${language}`)}
            lang={language}
            value={values[language]}
            maxLength={MAX_DESCRIPTION}
            rows={2}
            className="min-h-14"
            onChange={(event) => change({ [language]: event.target.value })}
          />
        </Field>
      ))}
    </div>
  );
}

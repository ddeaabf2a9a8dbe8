"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field, fieldProps } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { MAX_EXAMPLES } from "@/lib/event-types/schema";
import type { ExampleValues } from "./event-type-values";
import { JsonField, type JsonIssue } from "./json-field";

interface ExampleFieldsProps {
  examples: ExampleValues[];
  onChange: (examples: ExampleValues[]) => void;
  issuesOf: (place: number) => { name: string | undefined; payload: JsonIssue[] };
  onSave: () => void;
}

/** The payloads tests are sent with: one at a time, the others a click away. */
export function ExampleFields({ examples, onChange, issuesOf, onSave }: ExampleFieldsProps) {
  const t = useTranslations("adminEventTypes.examples");
  const [shown, setShown] = useState(0);
  const place = Math.min(shown, examples.length - 1);
  const example = examples[place];
  if (!example) return null;
  const change = (changed: Partial<ExampleValues>) => onChange(examples.map((one, at) => (at === place ? { ...one, ...changed } : one)));
  const add = () => {
    const key = Math.max(...examples.map((one) => one.key)) + 1;
    onChange([...examples, { key, name: t("newName", { number: examples.length + 1 }), text: example.text }]);
    setShown(examples.length);
  };
  const { name: nameError, payload } = issuesOf(place);
  return (
    <section aria-labelledby="examples" className="min-w-0">
      <div className="mb-1.5 flex min-h-7 flex-wrap items-center gap-1.5">
        <h2 id="examples" className="mr-1 text-13 font-medium">
          {t("title")}
        </h2>
        {examples.map((one, at) => {
          const { name, payload: wrong } = issuesOf(at);
          return (
            <button
              key={one.key}
              type="button"
              aria-pressed={at === place}
              onClick={() => setShown(at)}
              className={cn(
                "inline-flex h-7 max-w-48 items-center rounded-r2 px-2 text-13 hover:bg-hover max-md:h-9",
                at === place ? "bg-selected font-medium text-fg" : "text-fg-2",
                (name || wrong.length > 0) && "text-bad-fg underline decoration-wavy underline-offset-3",
              )}
            >
              <span className="truncate">{one.name || t("unnamed")}</span>
            </button>
          );
        })}
        {examples.length < MAX_EXAMPLES ? (
          <Button size="sm" variant="ghost" onClick={add}>
            <Plus aria-hidden />
            {t("add")}
          </Button>
        ) : null}
      </div>
      <Field id="example-name" label={t("name")} error={nameError} className="mb-3">
        <span className="flex items-center gap-1">
          <Input
            {...fieldProps("example-name", { error: nameError })}
            value={example.name}
            maxLength={128}
            onChange={(event) => change({ name: event.target.value })}
          />
          {examples.length > 1 ? (
            <IconButton label={t("remove", { name: example.name })} onClick={() => onChange(examples.filter((_, at) => at !== place))}>
              <Trash2 aria-hidden />
            </IconButton>
          ) : null}
        </span>
      </Field>
      <JsonField
        key={example.key}
        label={t("payload", { name: example.name })}
        path={`example-${example.key}.json`}
        value={example.text}
        onChange={(text) => change({ text })}
        issues={payload}
        fits={t("fits")}
        onSave={onSave}
        height={279}
      />
    </section>
  );
}

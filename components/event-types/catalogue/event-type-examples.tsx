"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CodePanel } from "@/components/display/code-panel";
import { Segmented } from "@/components/ui/segmented";
import type { EventTypeAnswer } from "@/lib/event-types/schema";

interface EventTypeExamplesProps extends Pick<EventTypeAnswer, "examples"> {
  /** Of the event type. */
  name: string;
}

/** Messages as they could arrive, one at a time. */
export function EventTypeExamples({ examples, name }: EventTypeExamplesProps) {
  const t = useTranslations("catalogue.example");
  const [chosen, setChosen] = useState(0);
  const example = examples[chosen] ?? examples[0];
  return (
    <section aria-labelledby="event-type-example" className="min-w-0">
      <div className="mb-1 flex min-h-8 flex-wrap items-center gap-2">
        <h3 id="event-type-example" className="flex-1 text-14 font-semibold">
          {t(examples.length > 1 ? "several" : "title")}
        </h3>
        {examples.length > 1 ? (
          <Segmented
            label={t("choose")}
            value={String(chosen)}
            options={examples.map((one, place) => ({ value: String(place), label: one.name }))}
            onChange={(place) => setChosen(Number(place))}
          />
        ) : null}
      </div>
      {example ? (
        <CodePanel
          key={chosen}
          title={example.name}
          source={{ text: JSON.stringify(example.value, null, 2), encoding: "utf8" }}
          label={t("label", { name })}
          copyLabel={t("copy")}
          fileName={name}
          className="max-h-[640px]!"
        />
      ) : (
        <p className="text-13 text-fg-3">{t("none")}</p>
      )}
    </section>
  );
}

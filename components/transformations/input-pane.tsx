"use client";

import { useTranslations } from "next-intl";
import { CodeEditor } from "@/components/code-editor/lazy-code-editor";
import { useInstants } from "@/components/display/instant-formats";
import { shortenId } from "@/components/ui/copyable";
import { Pane } from "./pane";
import { Select } from "./select";
import type { RunInput } from "./use-run-input";

interface InputPaneProps {
  input: RunInput;
  eventTypes: readonly string[];
  onRun: () => void;
}

/** What the code is tried on: an example or a message that was sent, which may be edited. */
export function InputPane({ input, eventTypes, onRun }: InputPaneProps) {
  const t = useTranslations("transformation.input");
  const { write } = useInstants();
  return (
    <Pane
      label={t("title")}
      className="min-h-72 basis-2/5 border-b border-line"
      bar={
        <>
          <Select
            aria-label={t("eventType")}
            value={input.eventType}
            onChange={(event) => input.chooseType(event.target.value)}
            className="mono max-w-64"
          >
            {eventTypes.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
          <Select aria-label={t("source")} value={input.source} onChange={(event) => input.choose(event.target.value)} className="max-w-56">
            <optgroup label={t("examples")}>
              {input.examples.map(({ name }) => (
                <option key={name} value={`example:${name}`}>
                  {name}
                </option>
              ))}
            </optgroup>
            {input.recent.length > 0 ? (
              <optgroup label={t("recent")}>
                {input.recent.map(({ id, created }) => (
                  <option key={id} value={`message:${id}`}>
                    {write(created, "moment")} · {shortenId(id)}
                  </option>
                ))}
              </optgroup>
            ) : null}
          </Select>
        </>
      }
    >
      <CodeEditor
        value={input.text ?? ""}
        onChange={input.edit}
        language="json"
        label={t("label")}
        path="input.json"
        height="auto"
        jsonSchema={input.schema}
        onRun={onRun}
        className="min-h-0 flex-1 bg-bg"
      />
    </Pane>
  );
}

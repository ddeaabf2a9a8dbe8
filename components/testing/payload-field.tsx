"use client";

import { Check, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { CodeEditor } from "@/components/code-editor/lazy-code-editor";
import { useByteSize, utf8Length } from "@/components/display/byte-size";

interface PayloadFieldProps {
  eventType: string;
  text: string;
  edited: boolean;
  jsonSchema: object | undefined;
  readOnly: boolean;
  onChange: (text: string) => void;
  onReset: () => void;
  onSend: () => void;
}

/** Whether it can be sent at all. */
function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** The payload to send. What does not fit the event type's schema is marked, and may be sent all the same. */
export function PayloadField({ eventType, text, edited, jsonSchema, readOnly, onChange, onReset, onSend }: PayloadFieldProps) {
  const t = useTranslations("testing");
  const size = useByteSize();
  const [problems, setProblems] = useState(0);
  const onProblems = useCallback((count: number) => setProblems(count), []);
  const sendable = useMemo(() => isJsonObject(text), [text]);
  const fits = sendable && problems === 0;
  return (
    <div>
      <div className="mb-1.5 flex min-h-5 items-baseline gap-2 text-13">
        <h2 className="font-medium">{t("payload")}</h2>
        {edited ? (
          <span className="ml-auto text-fg-3">
            {t.rich("edited", {
              reset: (chunks) => (
                <button
                  type="button"
                  onClick={onReset}
                  className="text-accent-fg underline decoration-accent-line underline-offset-3 hover:decoration-current"
                >
                  {chunks}
                </button>
              ),
            })}
          </span>
        ) : null}
      </div>
      <div className="overflow-hidden rounded-r3 border border-input-line has-[:focus-visible]:border-focus">
        <CodeEditor
          language="json"
          label={t("payloadOf", { eventType })}
          path="payload.json"
          value={text}
          onChange={onChange}
          readOnly={readOnly}
          {...(jsonSchema ? { jsonSchema } : {})}
          onProblems={onProblems}
          onRun={onSend}
          height="clamp(260px, 42vh, 420px)"
        />
        <div className="flex min-h-[34px] items-center gap-2 border-t border-line px-3 py-1.5 text-12 text-fg-3">
          {fits ? (
            <Check aria-hidden className="size-3.5 shrink-0 text-ok-solid" strokeWidth={2.25} />
          ) : (
            <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-warn-fg" strokeWidth={2} />
          )}
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {sendable
              ? t.rich(fits ? "fits" : "problems", { count: problems, eventType, code: (chunks) => <code>{chunks}</code> })
              : t("notJson")}
          </span>
          <span className="ml-auto shrink-0 tabular-nums">{size(utf8Length(text))}</span>
        </div>
      </div>
    </div>
  );
}

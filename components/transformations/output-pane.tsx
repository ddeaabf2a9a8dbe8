"use client";

import { Ban, CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CodeDiff } from "@/components/code-editor/lazy-code-diff";
import { CodeEditor } from "@/components/code-editor/lazy-code-editor";
import { useDurations } from "@/components/display/durations";
import { Segmented } from "@/components/ui/segmented";
import { Status } from "@/components/ui/status";
import { Pane } from "./pane";
import type { Run } from "./use-transformation";

const pretty = (value: unknown) => JSON.stringify(value, null, 2);

interface OutputPaneProps {
  run: Run | null;
  /** Where messages go before the code says otherwise. */
  url: string;
}

/** What would be sent, beside what it was made of. */
export function OutputPane({ run, url }: OutputPaneProps) {
  const t = useTranslations("transformation.output");
  const [view, setView] = useState<"diff" | "result">("diff");
  const output = run?.result.output;
  return (
    <Pane
      label={t("title")}
      className="min-h-72 flex-1"
      bar={
        <>
          <span role="status">{run ? <Outcome run={run} /> : null}</span>
          {output && !output.cancel ? (
            <span className="ml-auto">
              <Segmented
                label={t("view")}
                value={view}
                onChange={(next) => setView(next)}
                options={[
                  { value: "diff", label: t("diff") },
                  { value: "result", label: t("result") },
                ]}
              />
            </span>
          ) : null}
        </>
      }
    >
      {run && output && !output.cancel ? (
        <>
          <RequestLine output={output} url={url} />
          {view === "diff" ? (
            <CodeDiff
              original={pretty(run.input)}
              modified={pretty(output.payload)}
              language="json"
              label={t("diffLabel")}
              height="auto"
              className="min-h-48 flex-1 bg-bg"
            />
          ) : (
            <CodeEditor
              value={pretty(output.payload)}
              onChange={() => {}}
              readOnly
              language="json"
              label={t("resultLabel")}
              path="output.json"
              height="auto"
              className="min-h-48 flex-1 bg-bg"
            />
          )}
        </>
      ) : (
        <p className="px-5 py-3 text-13 text-fg-3 max-md:px-4">{t(run ? (output ? "cancelledText" : "failedText") : "none")}</p>
      )}
    </Pane>
  );
}

function Outcome({ run: { result } }: { run: Run }) {
  const t = useTranslations("transformation.output");
  const { duration } = useDurations();
  if (result.error) {
    return (
      <Status tone="bad" icon={CircleX}>
        {t("failed")}
      </Status>
    );
  }
  return result.output?.cancel ? (
    <Status tone="mute" icon={Ban}>
      {t("cancelled", { time: duration(result.durationMs) })}
    </Status>
  ) : (
    <Status tone="ok" icon={CircleCheck}>
      {t("ran", { time: duration(result.durationMs) })}
    </Status>
  );
}

function RequestLine({ output, url }: { output: NonNullable<Run["result"]["output"]>; url: string }) {
  const t = useTranslations("transformation.output");
  const before = `POST ${url}`;
  const after = `${output.method} ${output.url}`;
  return (
    <div className="mono flex-none border-b border-line py-2 leading-5 [overflow-wrap:anywhere]">
      {before === after ? (
        <p className="px-5 max-md:px-4">{after}</p>
      ) : (
        <>
          <p className="bg-[var(--diff-del-bg)] px-5 max-md:px-4">
            <span className="sr-only">{t("before")} </span>
            <span aria-hidden>− </span>
            {before}
          </p>
          <p className="bg-[var(--diff-add-bg)] px-5 max-md:px-4">
            <span className="sr-only">{t("after")} </span>
            <span aria-hidden>+ </span>
            {after}
          </p>
        </>
      )}
      {output.method === "GET" || output.method === "DELETE" ? <p className="px-5 text-fg-3 max-md:px-4">{t("noBody")}</p> : null}
    </div>
  );
}

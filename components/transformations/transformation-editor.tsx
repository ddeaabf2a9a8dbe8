"use client";

import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { CodeEditor } from "@/components/code-editor/lazy-code-editor";
import { useRefusalText } from "@/components/consumers/advanced/save-bar";
import type { SaveTransformation } from "@/components/consumers/advanced/transformation-summary";
import { LeaveGuard } from "@/components/layout/leave-guard";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import type { TransformationAnswer } from "@/lib/transformations/schema";
import { ConsolePane } from "./console-pane";
import { EditorHead } from "./editor-head";
import { InputPane } from "./input-pane";
import { OutputPane } from "./output-pane";
import { Pane } from "./pane";
import { Shortcut } from "./shortcut";
import { usePaneKeys } from "./use-pane-keys";
import { useRunInput } from "./use-run-input";
import { type SimulateTransformation, useDraft, useRuns } from "./use-transformation";
import { webhookTypes } from "./webhook-types";

const FILE_NAME = "handler.js";

interface TransformationEditorProps {
  consumer: WebhookConsumer;
  transformation: TransformationAnswer;
  readOnly: boolean;
  /** Server actions. */
  saveTransformation: SaveTransformation;
  simulateTransformation: SimulateTransformation;
}

/** A text as a JSON object; null where it is none. */
function objectOf(text: string | null): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Writes, tries and saves an endpoint's transformation. Fills the page below the top bar; on a narrow one its parts are stacked. */
export function TransformationEditor(props: TransformationEditorProps) {
  const { consumer, readOnly } = props;
  const t = useTranslations("transformation");
  const work = useEditorWork(props);
  const { draft, runs, input, run, save } = work;
  usePaneKeys({ onRun: run, onSave: save });
  return (
    <div className="-mx-8 -mt-5 -mb-12 flex h-[calc(100dvh-var(--topbar))] flex-col max-lg:-mx-6 max-lg:h-auto max-md:-mx-4 max-md:-mt-4 max-md:-mb-10">
      <EditorHead
        consumer={consumer}
        saved={draft.saved}
        enabled={draft.enabled}
        isChanged={draft.isChanged}
        pending={draft.pending}
        readOnly={readOnly}
        onEnable={draft.setEnabled}
        onDiscard={() => {
          draft.discard();
          runs.unmark();
        }}
        onSave={save}
      />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,56fr)_minmax(0,44fr)] max-lg:grid-cols-1">
        <div className="flex min-h-0 min-w-0 flex-col border-r border-line max-lg:border-r-0 max-lg:border-b">
          <Pane label={FILE_NAME} className="flex-1 max-lg:h-[420px] max-lg:flex-none" bar={<CodeBar work={work} readOnly={readOnly} />}>
            <CodeEditor
              value={draft.code}
              onChange={draft.setCode}
              readOnly={readOnly}
              language="javascript"
              label={t("codeLabel")}
              path={FILE_NAME}
              height="auto"
              extraLib={work.types}
              markers={runs.markers}
              onRun={run}
              onSave={save}
              className="min-h-0 flex-1 bg-bg"
            />
          </Pane>
          <ConsolePane lines={runs.lines} onClear={runs.clear} />
        </div>
        <div className="flex min-h-0 min-w-0 flex-col max-lg:[&>section]:h-[420px] max-lg:[&>section]:flex-none">
          <InputPane input={input} eventTypes={consumer.eventTypes} onRun={run} />
          <OutputPane run={runs.last} url={consumer.url} />
        </div>
      </div>
      <LeaveGuard dirty={draft.isChanged} />
    </div>
  );
}

type Work = ReturnType<typeof useEditorWork>;

/** What the editor does: the draft, its runs and its saving. */
function useEditorWork({ consumer, transformation, readOnly, saveTransformation, simulateTransformation }: TransformationEditorProps) {
  const t = useTranslations("transformation");
  const refusalText = useRefusalText();
  const draft = useDraft(consumer.id, transformation, saveTransformation);
  const runs = useRuns(consumer.id, simulateTransformation);
  const input = useRunInput(consumer.id, consumer.eventTypes);
  const texts = useTranslations("transformation.types");
  const types = useMemo(
    () => webhookTypes(input.schema, { method: texts("method"), url: texts("url"), payload: texts("payload"), cancel: texts("cancel") }),
    [input.schema, texts],
  );
  const run = useCallback(() => {
    if (readOnly || runs.pending) return;
    const value = objectOf(input.text);
    if (value === null) return runs.showError(t("inputNotJson"));
    void runs.run(draft.code, input.eventType, value, (refusal) => refusalText(refusal) ?? "");
  }, [readOnly, runs, input.text, input.eventType, draft.code, refusalText, t]);
  const save = useCallback(() => {
    if (readOnly || draft.pending || !draft.isChanged) return;
    void draft.store().then((answer) => {
      if (!answer.ok) return runs.showRefusal(answer, refusalText(answer) ?? "");
      runs.unmark();
      toast.success(t("saved", { version: answer.data.version ?? 0 }));
    });
  }, [readOnly, draft, runs, refusalText, t]);
  return { draft, runs, input, types, run, save };
}

function CodeBar({ work: { runs, input, run }, readOnly }: { work: Work; readOnly: boolean }) {
  const t = useTranslations("transformation");
  return (
    <>
      <span className="min-w-0 flex-1 truncate text-fg-3">{t("limits")}</span>
      <Button
        size="sm"
        disabled={readOnly || runs.pending || input.text === null}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onClick={run}
      >
        <Play aria-hidden strokeWidth={2} />
        {runs.pending ? t("running") : t("run")}
        <Shortcut name="run" className="border-line-strong text-fg-3" />
      </Button>
    </>
  );
}

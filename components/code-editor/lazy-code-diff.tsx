"use client";

import "./code-editor.css";
import type { editor } from "monaco-editor/editor";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { CodeLanguage } from "@/components/code-editor/code-editor-props";
import { EDITOR_OPTIONS } from "@/components/code-editor/editor-options";
import { EditorSkeleton } from "@/components/code-editor/editor-skeleton";
import type { Monaco } from "@/components/code-editor/load-monaco";
import { useMonaco } from "@/components/code-editor/use-monaco";
import { cn } from "@/components/ui/cn";

interface CodeDiffProps {
  /** What it was. */
  original: string;
  /** What became of it. */
  modified: string;
  language: CodeLanguage;
  /** Names the region for a screen reader. */
  label: string;
  /** Pixels or a CSS length. */
  height?: number | string;
  className?: string;
}

/** Two texts as one, line by line: what was taken away and what was put in its place. Fetches Monaco as CodeEditor does. */
export function CodeDiff({ original, modified, language, label, height = 320, className }: CodeDiffProps) {
  const t = useTranslations("codeEditor");
  const monaco = useMonaco(language, { editable: false });
  return (
    <section aria-label={label} style={{ height }} className={cn("code-editor relative overflow-hidden bg-code-bg", className)}>
      {monaco === "loading" ? (
        <EditorSkeleton label={t("loading")} />
      ) : monaco === "plain" ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard
        <pre tabIndex={0} className="h-full overflow-auto px-3 py-2.5 text-code-fg -outline-offset-2">
          {modified}
        </pre>
      ) : (
        <DiffField monaco={monaco} original={original} modified={modified} language={language} label={label} />
      )}
    </section>
  );
}

const DIFF_OPTIONS = {
  ...EDITOR_OPTIONS,
  compactMode: true,
  diffAlgorithm: "advanced",
  enableSplitViewResizing: false,
  hideUnchangedRegions: { enabled: true, minimumLineCount: 6, contextLineCount: 3 },
  ignoreTrimWhitespace: false,
  originalEditable: false,
  readOnly: true,
  renderGutterMenu: false,
  renderMarginRevertIcon: false,
  renderOverviewRuler: false,
  renderSideBySide: false,
} as const satisfies editor.IStandaloneDiffEditorConstructionOptions;

interface DiffFieldProps extends Pick<CodeDiffProps, "original" | "modified" | "language" | "label"> {
  monaco: Monaco;
}

function DiffField({ monaco, original, modified, language, label }: DiffFieldProps) {
  const t = useTranslations("codeEditor");
  const host = useRef<HTMLDivElement>(null);
  const [made, setMade] = useState<editor.IStandaloneDiffEditor | null>(null);
  const [originalAriaLabel, modifiedAriaLabel] = [t("before", { label }), t("after", { label })];

  useEffect(() => {
    if (!host.current) return;
    const models = { original: monaco.editor.createModel("", language), modified: monaco.editor.createModel("", language) };
    const instance = monaco.editor.createDiffEditor(host.current, DIFF_OPTIONS);
    instance.setModel(models);
    setMade(instance);
    return () => {
      setMade(null);
      instance.dispose();
      models.original.dispose();
      models.modified.dispose();
    };
  }, [monaco, language]);
  useEffect(() => {
    made?.getOriginalEditor().updateOptions({ ariaLabel: originalAriaLabel });
    made?.getModifiedEditor().updateOptions({ ariaLabel: modifiedAriaLabel });
  }, [made, originalAriaLabel, modifiedAriaLabel]);
  useEffect(() => {
    made?.getModel()?.original.setValue(original);
    made?.getModel()?.modified.setValue(modified);
  }, [made, original, modified]);
  return <div ref={host} className="absolute inset-0" />;
}

"use client";

import "./code-editor.css";
import { useTranslations } from "next-intl";
import type { CodeEditorProps } from "@/components/code-editor/code-editor-props";
import { EditorSkeleton } from "@/components/code-editor/editor-skeleton";
import { MonacoField } from "@/components/code-editor/monaco-field";
import { PlainEditor } from "@/components/code-editor/plain-editor";
import { useMonaco } from "@/components/code-editor/use-monaco";
import { cn } from "@/components/ui/cn";

/**
 * A field for code. Monaco's script is fetched when it is first shown; until then a skeleton of the same height stands in its
 * place, and where it can't be had a plain field does. Give it a border of its own where it stands alone.
 */
export function CodeEditor({ height = 320, className, ...props }: CodeEditorProps) {
  const t = useTranslations("codeEditor");
  const monaco = useMonaco(props.language, { editable: !props.readOnly });
  return (
    <div style={{ height }} className={cn("code-editor relative overflow-hidden", props.readOnly ? "bg-code-bg" : "bg-input", className)}>
      {monaco === "loading" ? (
        <EditorSkeleton label={t("loading")} />
      ) : monaco === "plain" ? (
        <PlainEditor {...props} />
      ) : (
        <MonacoField monaco={monaco} {...props} />
      )}
    </div>
  );
}

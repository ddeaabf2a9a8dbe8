"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { CodeEditorProps } from "@/components/code-editor/code-editor-props";
import type { Monaco } from "@/components/code-editor/load-monaco";
import { useEditor } from "@/components/code-editor/use-editor";
import { useMarkers } from "@/components/code-editor/use-markers";

/** The editor itself, and what it says to a screen reader beyond what Monaco does. */
export function MonacoField({ monaco, ...props }: CodeEditorProps & { monaco: Monaco }) {
  const t = useTranslations("codeEditor");
  const host = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState("");
  const editor = useEditor(monaco, host, { ...props, ariaLabel: `${props.label}. ${t("leave")}`, onLeave: () => setSaid(t("leaving")) });
  useMarkers(monaco, editor, props.markers);
  const problems = useProblems(monaco, editor);
  const { onProblems } = props;
  useEffect(() => onProblems?.(problems), [onProblems, problems]);
  useEffect(() => {
    if (problems > 0) setSaid(t("problems", { count: problems }));
  }, [problems, t]);
  return (
    <>
      <div ref={host} className="absolute inset-0" />
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}

/** How many faults the editor marks: those of the language and those of the page. */
function useProblems({ editor: api }: Monaco, editor: ReturnType<typeof useEditor>): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const resource = editor?.getModel()?.uri;
    if (!resource) return;
    const listener = api.onDidChangeMarkers((uris) => {
      if (uris.some((uri) => uri.toString() === resource.toString())) setCount(api.getModelMarkers({ resource }).length);
    });
    return () => listener.dispose();
  }, [api, editor]);
  return count;
}

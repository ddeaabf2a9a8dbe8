"use client";

import type { editor } from "monaco-editor/editor";
import { useEffect } from "react";
import type { CodeMarker } from "@/components/code-editor/code-editor-props";
import type { Monaco } from "@/components/code-editor/load-monaco";

const OWNER = "page";

/** From where to where a fault is underlined: the word at its column, or the line from its first letter. */
function rangeOf(model: editor.ITextModel, marker: CodeMarker) {
  const line = Math.min(Math.max(marker.line, 1), model.getLineCount());
  const column = Math.min(marker.column ?? model.getLineFirstNonWhitespaceColumn(line), model.getLineMaxColumn(line));
  const word = marker.column ? model.getWordAtPosition({ lineNumber: line, column }) : null;
  return {
    startLineNumber: line,
    startColumn: word?.startColumn ?? Math.max(column, 1),
    endLineNumber: line,
    endColumn: word?.endColumn ?? model.getLineMaxColumn(line),
  };
}

/** Underlines the page's faults, colours their lines, and brings the first into view. */
export function useMarkers(monaco: Monaco, editor: editor.IStandaloneCodeEditor | null, markers: readonly CodeMarker[] = []): void {
  // Given anew on every rendering, they are the same as long as they say the same.
  const key = JSON.stringify(markers);
  useEffect(() => {
    const model = editor?.getModel();
    if (!editor || !model) return;
    const placed = (JSON.parse(key) as CodeMarker[]).map((marker) => ({ message: marker.message, ...rangeOf(model, marker) }));
    monaco.editor.setModelMarkers(
      model,
      OWNER,
      placed.map((place) => ({ ...place, severity: monaco.MarkerSeverity.Error })),
    );
    const lines = editor.createDecorationsCollection(
      placed.map(({ message: _, ...range }) => ({
        range,
        options: { isWholeLine: true, className: "code-editor-fault", linesDecorationsClassName: "code-editor-fault-number" },
      })),
    );
    const first = placed[0];
    if (first) editor.revealLineInCenterIfOutsideViewport(first.startLineNumber);
    return () => {
      lines.clear();
      if (!model.isDisposed()) monaco.editor.setModelMarkers(model, OWNER, []);
    };
  }, [monaco, editor, key]);
}

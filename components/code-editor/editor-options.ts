import type { editor } from "monaco-editor/editor";

/** What all our editors have in common. */
export const EDITOR_OPTIONS = {
  automaticLayout: true,
  bracketPairColorization: { enabled: false },
  contextmenu: false,
  fixedOverflowWidgets: true,
  folding: true,
  fontFamily: '"JetBrains Mono Variable", "JetBrains Mono", ui-monospace, "SF Mono", Menlo, monospace',
  fontLigatures: false,
  fontSize: 12.5,
  glyphMargin: false,
  guides: { indentation: false },
  lineDecorationsWidth: 14,
  lineHeight: 20,
  lineNumbersMinChars: 3,
  minimap: { enabled: false },
  overviewRulerBorder: false,
  overviewRulerLanes: 0,
  padding: { top: 10, bottom: 10 },
  renderFinalNewline: "on",
  renderLineHighlightOnlyWhenFocus: true,
  roundedSelection: false,
  scrollBeyondLastLine: false,
  scrollbar: { alwaysConsumeMouseWheel: false, horizontalScrollbarSize: 10, verticalScrollbarSize: 10, useShadows: false },
  tabSize: 2,
  wordBasedSuggestions: "off",
} as const satisfies editor.IStandaloneEditorConstructionOptions;

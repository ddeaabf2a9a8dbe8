export type CodeLanguage = "json" | "javascript";

/** A fault that the page knows of, for example from a run. Line and column count from 1; without a column the whole line is meant. */
export interface CodeMarker {
  line: number;
  column?: number | null;
  message: string;
}

export interface CodeEditorProps {
  value: string;
  onChange: (value: string) => void;
  language: CodeLanguage;
  /** The field's name for a screen reader. */
  label: string;
  /** Name of the file, for example `handler.js`. */
  path?: string;
  /** Pixels or a CSS length. */
  height?: number | string;
  readOnly?: boolean;
  /** What JSON is checked against and completed from. */
  jsonSchema?: object;
  /** TypeScript declarations that JavaScript may use, in its comments too: `@param {Webhook} webhook`. */
  extraLib?: string;
  markers?: readonly CodeMarker[];
  /** Hears how many faults are marked, each time that changes. Without Monaco none are. */
  onProblems?: (count: number) => void;
  /** Ctrl-Enter or Cmd-Enter. */
  onRun?: () => void;
  /** Ctrl-S or Cmd-S. */
  onSave?: () => void;
  className?: string;
}

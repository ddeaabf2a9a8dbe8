import type { KeyboardEvent } from "react";
import type { CodeEditorProps } from "@/components/code-editor/code-editor-props";

type PlainEditorProps = Pick<CodeEditorProps, "value" | "onChange" | "label" | "readOnly" | "markers" | "onRun" | "onSave">;

/** The same field without Monaco: every key does what it does elsewhere, and Tab leaves it. */
export function PlainEditor({ value, onChange, label, readOnly, markers = [], onRun, onSave }: PlainEditorProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.metaKey || event.ctrlKey)) return;
    const does = event.key === "Enter" ? onRun : event.key === "s" ? onSave : undefined;
    if (!does) return;
    event.preventDefault();
    event.stopPropagation();
    does();
  };
  return (
    <div className="absolute inset-0 flex flex-col">
      <textarea
        aria-label={label}
        aria-invalid={markers.length > 0 || undefined}
        value={value}
        readOnly={readOnly}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        wrap="off"
        className="mono min-h-0 w-full flex-1 resize-none bg-transparent px-3 py-2.5 text-code-fg -outline-offset-2"
      />
      {markers.length > 0 ? (
        <ul className="border-t border-line px-3 py-2 text-12 text-bad-fg">
          {markers.map(({ line, message }) => (
            <li key={`${line} ${message}`}>
              <span className="mono">{line}</span> {message}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

"use client";

import { Check, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { CodeMarker } from "@/components/code-editor/code-editor-props";
import { CodeEditor } from "@/components/code-editor/lazy-code-editor";
import { cn } from "@/components/ui/cn";
import { objectOf } from "./event-type-values";
import { placeInJson } from "./place-in-json";

/** What is wrong, and where in this text. */
export interface JsonIssue {
  /** From the text's root: `.properties.orderId.type`. */
  path: string;
  message: string;
}

interface JsonFieldProps {
  label: string;
  path: string;
  value: string;
  onChange: (text: string) => void;
  issues: JsonIssue[];
  /** Said where nothing is wrong. */
  fits: string;
  onSave: () => void;
  height: number | string;
}

/** A JSON object as text, with each issue on its line. */
export function JsonField({ label, path, value, onChange, issues, fits, onSave, height }: JsonFieldProps) {
  const t = useTranslations("adminEventTypes.json");
  const isObject = useMemo(() => objectOf(value) !== null, [value]);
  // While it is no JSON, what was found before says nothing of it, and the editor marks what it is.
  const markers = isObject
    ? issues.map((issue): CodeMarker => ({ message: issue.message, line: 1, ...placeInJson(value, issue.path) }))
    : [];
  const [first] = markers;
  const isFine = isObject && !first;
  return (
    <div
      className={cn(
        "overflow-hidden rounded-r3 border has-[:focus-visible]:border-focus",
        isFine ? "border-input-line" : "border-bad-solid",
      )}
    >
      <CodeEditor
        language="json"
        label={label}
        path={path}
        value={value}
        onChange={onChange}
        markers={markers}
        onSave={onSave}
        height={height}
      />
      <div
        role="status"
        className="flex min-h-[34px] items-start gap-2 border-t border-line px-3 py-[7px] text-12 leading-[18px] text-fg-3"
      >
        {isFine ? (
          <Check aria-hidden className="mt-0.5 size-3.5 shrink-0 text-ok-solid" strokeWidth={2.25} />
        ) : (
          <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-bad-fg" strokeWidth={2} />
        )}
        <span className={cn("min-w-0 [overflow-wrap:anywhere]", isFine ? "" : "text-bad-fg")}>
          {!isObject ? t("notObject") : first ? t("issue", { line: first.line, message: first.message, more: markers.length - 1 }) : fits}
        </span>
      </div>
    </div>
  );
}

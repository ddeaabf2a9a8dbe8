"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, fieldProps } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";

/** Headers look the same in every language. */
const PLACEHOLDER = "Authorization: Bearer …\nX-Client-Id: …";

interface PasteHeadersProps {
  /** Takes the lines; answers the numbers of those it could not read. */
  onPaste: (text: string) => number[];
  onClose: () => void;
}

/** Many headers at once, a line each. */
export function PasteHeaders({ onPaste, onClose }: PasteHeadersProps) {
  const t = useTranslations("advanced.headers.paste");
  const common = useTranslations("common");
  const [text, setText] = useState("");
  const [unread, setUnread] = useState<number[]>([]);
  const error = unread.length > 0 ? t("unread", { count: unread.length, lines: unread.join(", ") }) : undefined;
  const add = () => {
    const left = onPaste(text);
    if (left.length === 0) return onClose();
    const lines = text.split(/\r?\n/);
    // What was read has its row; what is left can be put right here.
    setText(left.map((line) => lines[line - 1]).join("\n"));
    setUnread(left);
  };
  return (
    <div className="mt-3 rounded-r3 border border-line p-3">
      <Field id="paste-headers" label={t("label")} hint={t("hint")} error={error} className="mb-3">
        <Textarea
          autoFocus
          autoCapitalize="none"
          spellCheck={false}
          rows={5}
          placeholder={PLACEHOLDER}
          className="mono"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setUnread([]);
          }}
          {...fieldProps("paste-headers", { error, hint: true })}
        />
      </Field>
      <div className="flex gap-2">
        <Button size="sm" disabled={text.trim() === ""} onClick={add}>
          {t("add")}
        </Button>
        <Button size="sm" variant="ghost" onClick={onClose}>
          {common("cancel")}
        </Button>
      </div>
    </div>
  );
}

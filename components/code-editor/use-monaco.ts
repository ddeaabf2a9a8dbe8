"use client";

import { useLocale } from "next-intl";
import { useEffect, useState } from "react";
import type { CodeLanguage } from "@/components/code-editor/code-editor-props";
import { loadMonaco, type Monaco } from "@/components/code-editor/load-monaco";

/** Monaco takes no input from touch keyboards that can be relied on. */
const NO_KEYBOARD = "not all and (any-pointer: fine)";

export type MonacoState = Monaco | "loading" | "plain";

/** The editor's script, fetched when something is first shown that needs it; `plain` where it can't be had or used. */
export function useMonaco(language: CodeLanguage, { editable }: { editable: boolean }): MonacoState {
  const locale = useLocale();
  const [state, setState] = useState<MonacoState>("loading");
  useEffect(() => {
    let gone = false;
    if (editable && matchMedia(NO_KEYBOARD).matches) {
      setState("plain");
      return;
    }
    loadMonaco(language, locale).then(
      (monaco) => !gone && setState(monaco),
      () => !gone && setState("plain"),
    );
    return () => {
      gone = true;
    };
  }, [language, locale, editable]);
  return state;
}

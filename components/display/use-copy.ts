"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";

const SHOWN_MS = 1_600;

/** Writes text that is still being fetched: Safari allows it only when the promise is handed over inside the click. */
async function writeLater(text: Promise<string>): Promise<void> {
  if (typeof ClipboardItem === "undefined" || !navigator.clipboard.write) return navigator.clipboard.writeText(await text);
  const blob = text.then((value) => new Blob([value], { type: "text/plain" }));
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}

/** Copies text, remembers for a moment that it did, and says so when it could not. */
export function useCopy() {
  const t = useTranslations("display");
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = useCallback(
    async (value: string | (() => Promise<string>)): Promise<boolean> => {
      try {
        if (typeof value === "string") await navigator.clipboard.writeText(value);
        else await writeLater(value());
      } catch {
        toast.error(t("copyFailed"));
        return false;
      }
      setCopied(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setCopied(false), SHOWN_MS);
      return true;
    },
    [t],
  );
  return { copied, copy };
}

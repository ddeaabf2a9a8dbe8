"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";

/** Writes a number of bytes: `684 bytes`, `15.2 KiB`. */
export function useByteSize(): (bytes: number) => string {
  const locale = useLocale();
  const t = useTranslations("display.size");
  return useCallback(
    (bytes) => {
      if (bytes < 1_024) return t("bytes", { count: bytes });
      const [unit, size] = bytes < 1_048_576 ? (["kib", 1_024] as const) : (["mib", 1_048_576] as const);
      return t(unit, { amount: (bytes / size).toLocaleString(locale, { maximumFractionDigits: 1 }) });
    },
    [locale, t],
  );
}

/** Bytes a text has in UTF-8. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

"use client";

import { useTranslations } from "next-intl";

type ActionKey = Parameters<ReturnType<typeof useTranslations<"audit.actions">>>[0];

/** Says what an action of the audit log was; one this version does not know keeps its name. */
export function useActionText(): (action: string) => string {
  const t = useTranslations("audit.actions");
  return (action) => {
    const key = action.replaceAll(".", "_") as ActionKey;
    return t.has(key) ? t(key) : action;
  };
}

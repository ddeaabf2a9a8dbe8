"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import type { Refusal } from "@/lib/action-result";

const KNOWN = ["forbidden", "unauthenticated", "unreachable", "unexpected", "not_found"] as const;

/** What a refusal says that concerns no field, in the reader's language where we know it. */
export function useRefusalText(): (refusal: Refusal | null) => string | undefined {
  const t = useTranslations("advanced.refusals");
  return (refusal) => {
    if (!refusal) return undefined;
    const known = KNOWN.find((error) => error === refusal.error);
    return known ? t(known) : refusal.issues[0]?.message || refusal.message || t("unexpected");
  };
}

interface SaveBarProps {
  /** Names what is saved: "Save headers". */
  label: string;
  pending: boolean;
  /** What is wrong beside the fields. */
  error?: string | undefined;
  onDiscard: () => void;
}

/** Save and Discard of one section, there when something was changed. Stands in the section's form, which it submits. */
export function SaveBar({ label, pending, error, onDiscard }: SaveBarProps) {
  const t = useTranslations("advanced");
  return (
    <div className="mt-3">
      <FieldError id={`${label}-refusal`} error={error} />
      <div className="mt-2 flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="sm" disabled={pending}>
          {pending ? t("saving") : label}
        </Button>
        <Button variant="ghost" size="sm" disabled={pending} onClick={onDiscard}>
          {t("discard")}
        </Button>
      </div>
    </div>
  );
}

"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { statusLine } from "@/components/attempts/reason-phrases";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { lazyPopup } from "@/components/ui/lazy-popup";
import type { InboxAnswerStatus } from "@/lib/inbox/schema";

const InboxAnswerPopup = lazyPopup(() => import("./inbox-answer-popup"));

interface InboxAnswerChoiceProps {
  value: number;
  disabled: boolean;
  onChange: (status: InboxAnswerStatus) => void;
}

/** What the inbox answers: failures can be tried as well. */
export function InboxAnswerChoice({ value, disabled, onChange }: InboxAnswerChoiceProps) {
  const t = useTranslations("inbox");
  const trigger = (
    <button type="button" disabled={disabled} className={cn(buttonClass("plain", "sm"), "ml-auto")}>
      {t("answers", { status: statusLine(value) })}
      <ChevronDown aria-hidden className="size-3.5" />
    </button>
  );
  return <InboxAnswerPopup trigger={trigger} value={value} onChange={onChange} />;
}

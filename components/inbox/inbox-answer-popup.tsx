"use client";

import { useTranslations } from "next-intl";
import { statusLine } from "@/components/attempts/reason-phrases";
import type { PopupProps } from "@/components/ui/lazy-popup";
import { Menu, MenuContent, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuTrigger } from "@/components/ui/menu";
import { INBOX_ANSWERS, type InboxAnswerStatus } from "@/lib/inbox/schema";

interface InboxAnswerPopupProps extends PopupProps {
  value: number;
  onChange: (status: InboxAnswerStatus) => void;
}

const WAITS = [429, 503];

/** What the inbox may answer, each with what it leads to where that is not plain. */
export default function InboxAnswerPopup({ trigger, open, onOpenChange, value, onChange }: InboxAnswerPopupProps) {
  const t = useTranslations("inbox.answer");
  const effect = (status: InboxAnswerStatus) => (status === 410 ? t("disables") : WAITS.includes(status) ? t("waits") : null);
  return (
    <Menu open={open} onOpenChange={onOpenChange}>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent>
        <MenuLabel>{t("label")}</MenuLabel>
        <MenuRadioGroup value={String(value)} onValueChange={(status) => onChange(Number(status) as InboxAnswerStatus)}>
          {INBOX_ANSWERS.map((status) => (
            <MenuRadioItem key={status} value={String(status)}>
              <span className="whitespace-nowrap">{statusLine(status)}</span>
              {effect(status) ? <span className="text-12 text-fg-3">{effect(status)}</span> : null}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}

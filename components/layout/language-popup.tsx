"use client";

import type { PopupProps } from "@/components/ui/lazy-popup";
import { Menu, MenuContent, MenuTrigger } from "@/components/ui/menu";
import { LanguageItems } from "./language-items";

interface LanguagePopupProps extends PopupProps {
  setLanguage: (language: string) => Promise<void>;
}

export default function LanguagePopup({ trigger, open, onOpenChange, setLanguage }: LanguagePopupProps) {
  return (
    <Menu open={open} onOpenChange={onOpenChange}>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent className="min-w-40">
        <LanguageItems setLanguage={setLanguage} />
      </MenuContent>
    </Menu>
  );
}

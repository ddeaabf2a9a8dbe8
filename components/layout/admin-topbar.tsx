"use client";

import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { AccountMenu } from "./account-menu";
import { LanguageMenu } from "./language-menu";
import { NavSheetButton } from "./nav-sheet-button";
import { ThemeToggle } from "./theme-toggle";

export interface AdminTopbarProps {
  user: { name: string; email: string };
  /** Server actions. */
  setLanguage: (language: string) => Promise<void>;
  signOut: () => Promise<void>;
}

/** That one acts for the service as a whole and for no client, and how the pages look and speak. */
export function AdminTopbar({ user, setLanguage, signOut }: AdminTopbarProps) {
  const t = useTranslations("admin");
  return (
    <header className="sticky top-0 z-20 flex h-12 items-center gap-2 border-b border-line bg-bg pr-6 pl-5 max-lg:pr-4 max-lg:pl-3 max-md:gap-1 max-md:px-2">
      <NavSheetButton area="admin" isOperator />
      <span className="flex min-w-0 items-center gap-2 px-2 text-13 font-medium">
        <ShieldCheck aria-hidden className="size-4 flex-none text-fg-3" strokeWidth={1.75} />
        <span className="truncate">{t("allClients")}</span>
      </span>
      <span className="flex-1" />
      <LanguageMenu setLanguage={setLanguage} compact className="max-md:hidden" />
      <ThemeToggle className="max-md:hidden" />
      <AccountMenu user={user} accountHref="/admin/account" setLanguage={setLanguage} signOut={signOut} />
    </header>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { SearchEntry } from "@/components/search/search-entry";
import { Copyable } from "@/components/ui/copyable";
import { AccountMenu } from "./account-menu";
import { ClientSwitcher } from "./client-switcher";
import { LanguageMenu } from "./language-menu";
import { NavSheetButton } from "./nav-sheet-button";
import { ThemeToggle } from "./theme-toggle";

export interface TopbarProps {
  user: { name: string; email: string };
  client: { id: string; name: string; suspended: { reason: string | null } | null };
  clients: { id: string; name: string }[];
  /** Whether there is a way to /admin. */
  isOperator: boolean;
  /** May change endpoints. */
  canManage: boolean;
  /** Server actions. */
  switchClient: (clientId: string) => Promise<void>;
  setLanguage: (language: string) => Promise<void>;
  signOut: () => Promise<void>;
}

/** Who one acts for, and how the portal looks and speaks. */
export function Topbar({ user, client, clients, isOperator, canManage, switchClient, setLanguage, signOut }: TopbarProps) {
  const t = useTranslations("shell");
  return (
    <header className="sticky top-0 z-20 flex h-12 items-center gap-2 border-b border-line bg-bg pr-6 pl-5 max-lg:pr-4 max-lg:pl-3 max-md:gap-1 max-md:px-2">
      <NavSheetButton area="portal" isOperator={isOperator} />
      <ClientSwitcher client={client} clients={clients} switchClient={switchClient} />
      <Copyable value={client.id} label={t("copyClientId")} shorten className="flex-none text-fg-3 max-md:hidden" />
      <span className="flex-1" />
      <SearchEntry clientId={client.id} canManage={canManage} setLanguage={setLanguage} />
      <span aria-hidden className="mx-1 h-4 w-px bg-line-strong max-md:hidden" />
      <LanguageMenu setLanguage={setLanguage} compact className="max-md:hidden" />
      <ThemeToggle className="max-md:hidden" />
      <AccountMenu user={user} clientId={client.id} accountHref="/account" setLanguage={setLanguage} signOut={signOut} />
    </header>
  );
}

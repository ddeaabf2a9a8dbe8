"use client";

import { Copy, Keyboard, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useTransition } from "react";
import { openSearch } from "@/components/search/search-store";
import type { PopupProps } from "@/components/ui/lazy-popup";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { LanguageItems } from "./language-items";

interface AccountPopupProps extends PopupProps {
  user: { name: string; email: string };
  /** Where one acts for a client. */
  clientId?: string | undefined;
  /** The person's own account, in the pages they are on. */
  accountHref: "/account" | "/admin/account";
  setLanguage: (language: string) => Promise<void>;
  signOut: () => Promise<void>;
}

const THEMES = [
  { value: "system", icon: Monitor },
  { value: "light", icon: Sun },
  { value: "dark", icon: Moon },
] as const;

/** The person, how the portal looks and speaks to them, and the way out. */
export default function AccountPopup({
  trigger,
  open,
  onOpenChange,
  user,
  clientId,
  accountHref,
  setLanguage,
  signOut,
}: AccountPopupProps) {
  const t = useTranslations("shell");
  const { theme, setTheme } = useTheme();
  const [pending, startTransition] = useTransition();
  return (
    <Menu open={open} onOpenChange={onOpenChange}>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent className="w-60">
        <div className="px-2 py-1.5">
          <p className="truncate font-medium">{user.name}</p>
          <p className="truncate text-12 text-fg-3">{user.email}</p>
        </div>
        <MenuSeparator />
        <div className="md:hidden">
          {clientId ? (
            <>
              <MenuItem onSelect={() => void navigator.clipboard.writeText(clientId)}>
                <Copy aria-hidden />
                {t("copyClientId")}
              </MenuItem>
              <MenuSeparator />
            </>
          ) : null}
          <LanguageItems setLanguage={setLanguage} />
          <MenuSeparator />
        </div>
        <MenuLabel>{t("theme.label")}</MenuLabel>
        <MenuRadioGroup value={theme ?? "system"} onValueChange={setTheme}>
          {THEMES.map(({ value, icon: Icon }) => (
            <MenuRadioItem key={value} value={value}>
              <Icon aria-hidden />
              {t(`theme.${value}`)}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuItem asChild>
          <Link href={accountHref}>
            <UserRound aria-hidden />
            {t("yourAccount")}
          </Link>
        </MenuItem>
        <MenuItem onSelect={() => openSearch("shortcuts")}>
          <Keyboard aria-hidden />
          {t("shortcuts")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem disabled={pending} onSelect={() => startTransition(signOut)}>
          <LogOut aria-hidden />
          {t("signOut")}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}

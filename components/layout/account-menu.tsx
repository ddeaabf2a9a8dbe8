"use client";

import { useTranslations } from "next-intl";
import { lazyPopup } from "@/components/ui/lazy-popup";

const AccountPopup = lazyPopup(() => import("./account-popup"));

interface AccountMenuProps {
  user: { name: string; email: string };
  /** Where one acts for a client. */
  clientId?: string | undefined;
  /** The person's own account, in the pages they are on. */
  accountHref: "/account" | "/admin/account";
  setLanguage: (language: string) => Promise<void>;
  signOut: () => Promise<void>;
}

/** First letters of the first and the last name. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return ((words[0]?.[0] ?? "") + (words.length > 1 ? (words.at(-1)?.[0] ?? "") : "")).toUpperCase();
}

/** The person, how the portal looks and speaks to them, and the way out. */
export function AccountMenu(props: AccountMenuProps) {
  const t = useTranslations("shell");
  const trigger = (
    <button
      type="button"
      aria-label={t("account", { name: props.user.name })}
      className="grid size-[26px] flex-none place-items-center rounded-full bg-selected text-11 font-semibold text-accent-fg focus-visible:rounded-full max-md:size-8"
    >
      {initialsOf(props.user.name)}
    </button>
  );
  return <AccountPopup trigger={trigger} {...props} />;
}

"use client";

import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { SettingsSection } from "@/components/settings/settings-section";
import { Segmented } from "@/components/ui/segmented";
import { type AccountActions, languageOptions } from "@/components/users/account/account-actions";
import { ChangePasswordForm } from "@/components/users/account/change-password-form";
import { SessionTable } from "@/components/users/account/session-table";
import { type Language, languageOf } from "@/lib/i18n/locales";
import type { OwnSession } from "@/lib/users/schema";

interface AccountPageProps extends AccountActions {
  email: string;
  /** Others sign in with the identity provider only. */
  hasPassword: boolean;
  provider: string;
  sessions: OwnSession[];
  setLanguage: (language: Language) => Promise<void>;
}

/** What a person changes of their own: password, sessions, language. */
export function AccountPage({ email, hasPassword, provider, sessions, setLanguage, changePassword, ...ending }: AccountPageProps) {
  const t = useTranslations("account");
  const language = languageOf(useLocale());
  const [, startTransition] = useTransition();
  return (
    <>
      <PageHeader title={t("title")}>
        <p className="mt-1 text-13 text-fg-2 [overflow-wrap:anywhere]">{email}</p>
      </PageHeader>
      <SettingsSection id="account-password" title={t("password.title")} text={hasPassword ? t("password.about") : undefined}>
        {hasPassword ? (
          <ChangePasswordForm email={email} change={changePassword} />
        ) : (
          <p className="text-13 text-fg-2">{t("password.none", { provider })}</p>
        )}
      </SettingsSection>
      <SessionTable sessions={sessions} {...ending} />
      <SettingsSection id="account-language" title={t("language")} text={t("languageText")}>
        <Segmented
          label={t("language")}
          value={language}
          options={languageOptions}
          onChange={(next) => startTransition(() => setLanguage(next))}
        />
      </SettingsSection>
    </>
  );
}

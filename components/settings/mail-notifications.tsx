"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { SettingsSection } from "./settings-section";

interface MailNotificationsProps {
  /** Name of the client whose endpoints it is about. */
  client: string;
  email: string;
  wanted: boolean;
  /** Whether people of this role are mailed at all. */
  receives: boolean;
  hasMailServer: boolean;
  /** Server action. */
  setWanted: (input: { wanted: boolean }) => Promise<{ ok: boolean }>;
}

/** Whether its reader wants mails about the client's endpoints: a choice of each person's own. */
export function MailNotifications({ client, email, wanted, receives, hasMailServer, setWanted }: MailNotificationsProps) {
  const t = useTranslations("webhookSettings.notifications");
  const [on, setOn] = useState(wanted);
  const [failed, setFailed] = useState(false);
  const [, startTransition] = useTransition();
  const change = (next: boolean) =>
    startTransition(async () => {
      setOn(next);
      const result = await setWanted({ wanted: next }).catch(() => ({ ok: false }));
      setFailed(!result.ok);
      if (result.ok) toast.success(t("saved"));
      else setOn(!next);
    });
  return (
    <SettingsSection id="settings-notifications" title={t("title")} text={t("text")}>
      {receives ? (
        <div className="flex items-center gap-3 text-13">
          <Switch checked={on} onCheckedChange={change} label={t("switch", { client })} />
          <span className="min-w-0">
            <span className="block">{t("switch", { client })}</span>
            <span className="block text-fg-3 [overflow-wrap:anywhere]">{t("to", { email })}</span>
          </span>
        </div>
      ) : (
        <p className="text-13 text-fg-3">{t("analyst")}</p>
      )}
      <p role="alert" className={failed ? "mt-2 text-13 text-bad-fg" : "hidden"}>
        {failed ? t("failed") : null}
      </p>
      {hasMailServer ? null : <p className="mt-3 max-w-[600px] text-13 text-fg-2">{t("noMail")}</p>}
      <p className="mt-3 max-w-[600px] text-13 text-fg-2">
        {t("events")}{" "}
        <Link href="/monitor/events/catalogue" className="link">
          {t("catalogue")}
        </Link>
      </p>
    </SettingsSection>
  );
}

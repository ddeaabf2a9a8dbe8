"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Instant } from "@/components/display/instant";
import { SettingsSection } from "@/components/settings/settings-section";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Table } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import { useBrowserName } from "@/components/users/account/use-browser-name";
import type { UserDetail } from "@/lib/users/schema";
import type { UserActions } from "./user-actions";

interface UserSessionsProps extends Pick<UserActions, "endAllSessions"> {
  user: UserDetail;
  /** Whether the operator looks at their own. */
  isSelf: boolean;
}

/** Where someone is signed in, and the way to end it everywhere. */
export function UserSessions({ user, isSelf, endAllSessions }: UserSessionsProps) {
  const t = useTranslations("admin.users.sessions");
  const router = useRouter();
  const [ending, setEnding] = useState(false);
  const end = async () => {
    const answer = await endAllSessions(user.id);
    if (answer.ok) toast.success(t("done", { name: user.name, count: answer.data }));
    router.refresh();
    return answer.ok;
  };
  return (
    <SettingsSection
      id="user-sessions"
      title={t("title")}
      text={user.sessions.length === 0 ? t("none") : undefined}
      actions={
        user.sessions.length > 0 ? (
          <Button size="sm" variant="danger" onClick={() => setEnding(true)}>
            {t("open")}
          </Button>
        ) : null
      }
    >
      {user.sessions.length > 0 ? <SessionRows sessions={user.sessions} /> : null}
      {ending ? (
        <ConfirmDialog
          title={t("ask", { name: user.name })}
          description={t(isSelf ? "textSelf" : "text")}
          submit={t("submit")}
          pending={t("pending")}
          failed={t("failed")}
          onConfirm={end}
          onClose={() => setEnding(false)}
        />
      ) : null}
    </SettingsSection>
  );
}

function SessionRows({ sessions }: Pick<UserDetail, "sessions">) {
  const t = useTranslations("account.sessions");
  const nameOf = useBrowserName();
  return (
    <Table>
      <colgroup>
        <col />
        <col className="w-[180px]" />
        <col className="lo w-[140px]" />
        <col className="w-[140px]" />
      </colgroup>
      <thead>
        <tr>
          <th>{t("browser")}</th>
          <th>{t("address")}</th>
          <th className="lo">{t("since")}</th>
          <th className="r">{t("lastSeen")}</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map(({ id, userAgent, address, created, lastSeen }) => (
          <tr key={id}>
            <td className="wide">
              <span className="block truncate font-medium" title={userAgent ?? undefined}>
                {nameOf(userAgent)}
              </span>
            </td>
            <td className="mono truncate text-fg-2">{address ?? "–"}</td>
            <td className="lo gone">
              <Instant at={created} />
            </td>
            <td className="r max-md:justify-self-end">
              <Instant at={lastSeen} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

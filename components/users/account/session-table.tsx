"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Instant } from "@/components/display/instant";
import { SettingsSection } from "@/components/settings/settings-section";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Table } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import type { AccountActions } from "@/components/users/account/account-actions";
import { useBrowserName } from "@/components/users/account/use-browser-name";
import type { OwnSession } from "@/lib/users/schema";

interface SessionTableProps extends Pick<AccountActions, "endSession" | "endOtherSessions"> {
  sessions: OwnSession[];
}

/** Where a person is signed in, each of which they may end. */
export function SessionTable({ sessions, endSession, endOtherSessions }: SessionTableProps) {
  const t = useTranslations("account");
  const router = useRouter();
  const nameOf = useBrowserName();
  const report = async (work: Promise<{ ok: boolean }>, done: string) => {
    const { ok } = await work.catch(() => ({ ok: false }));
    if (ok) toast.success(done);
    else toast.error(t("failed"));
    router.refresh();
  };
  return (
    <SettingsSection
      id="account-sessions"
      title={t("sessions.title")}
      text={t("sessions.about")}
      actions={
        sessions.length > 1 ? (
          <Button size="sm" variant="danger" onClick={() => void report(endOtherSessions(), t("sessions.othersEnded"))}>
            {t("sessions.endOthers")}
          </Button>
        ) : null
      }
    >
      <Table rows="one">
        <colgroup>
          <col />
          <col className="w-[180px]" />
          <col className="lo w-[140px]" />
          <col className="w-[140px]" />
          <col className="w-[80px]" />
        </colgroup>
        <thead>
          <tr>
            <th>{t("sessions.browser")}</th>
            <th>{t("sessions.address")}</th>
            <th className="lo">{t("sessions.since")}</th>
            <th>{t("sessions.lastSeen")}</th>
            <th>
              <span className="sr-only">{t("sessions.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, userAgent, address, created, lastSeen, current }) => (
            <tr key={id}>
              <td className="wide">
                <span className="flex min-w-0 items-center gap-2 font-medium" title={userAgent ?? undefined}>
                  <span className="truncate">{nameOf(userAgent)}</span>
                  {current ? <Chip className="h-[18px] flex-none px-1">{t("sessions.here")}</Chip> : null}
                </span>
              </td>
              <td className="mono truncate text-fg-2">{address ?? "–"}</td>
              <td className="lo gone">
                <Instant at={created} />
              </td>
              <td className="max-md:justify-self-end">
                <Instant at={lastSeen} />
              </td>
              <td className="r">
                {current ? null : (
                  <Button
                    size="sm"
                    aria-label={t("sessions.endOf", { browser: nameOf(userAgent), address: address ?? "–" })}
                    onClick={() => void report(endSession(id), t("sessions.ended"))}
                  >
                    {t("sessions.end")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </SettingsSection>
  );
}

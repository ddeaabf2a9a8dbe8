"use client";

import { KeyRound, ShieldCheck } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Instant } from "@/components/display/instant";
import { LivePage } from "@/components/layout/live-page";
import { PageHeader } from "@/components/layout/page-header";
import { Facts, SettingsSection } from "@/components/settings/settings-section";
import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { Badge } from "@/components/ui/status";
import type { UserDetail } from "@/lib/users/schema";
import { OperatorRight } from "./operator-right";
import type { UserActions } from "./user-actions";
import { UserClients } from "./user-clients";
import { UserSessions } from "./user-sessions";

// Loaded when it is asked for.
const ResetLinkDialog = dynamic(() => import("@/components/users/team/reset-link-dialog"));

const REFRESH_MS = 15_000;

interface UserPageProps extends UserActions {
  user: UserDetail;
  /** The operator who looks. */
  self: string;
}

/** One user: who they are, where they belong and are signed in, and whether they operate the service. */
export function UserPage({ user, self, setOperator, endAllSessions, changeRole, removeFromClient, createResetLink }: UserPageProps) {
  const t = useTranslations("admin.users");
  const shell = useTranslations("shell");
  const team = useTranslations("team");
  const [linking, setLinking] = useState(false);
  return (
    <>
      <LivePage everyMs={REFRESH_MS} />
      <PageHeader
        crumbs={[{ label: shell("admin") }, { label: shell("adminUsers"), href: "/admin/users" }]}
        title={user.name}
        titleClassName="truncate"
        beside={
          user.isOperator ? (
            <Badge tone="info" icon={ShieldCheck}>
              {t("operator")}
            </Badge>
          ) : null
        }
      >
        <p className="mt-1 text-13 text-fg-2 [overflow-wrap:anywhere]">{user.email}</p>
      </PageHeader>
      <UserFacts user={user} />
      <UserClients user={user} changeRole={changeRole} removeFromClient={removeFromClient} />
      <SettingsSection
        id="user-password"
        title={t("password.title")}
        text={t(user.hasPassword ? "password.has" : "password.none")}
        actions={
          <Button size="sm" onClick={() => setLinking(true)}>
            <KeyRound aria-hidden />
            {team("reset.open")}
          </Button>
        }
      />
      <UserSessions user={user} isSelf={user.id === self} endAllSessions={endAllSessions} />
      <OperatorRight user={user} isSelf={user.id === self} setOperator={setOperator} />
      {linking ? (
        <ResetLinkDialog member={{ userId: user.id, name: user.name }} create={createResetLink} onClose={() => setLinking(false)} />
      ) : null}
    </>
  );
}

function UserFacts({ user }: { user: UserDetail }) {
  const t = useTranslations("admin.users.facts");
  const team = useTranslations("team");
  return (
    <div className="mt-5">
      <Facts
        facts={[
          { name: t("id"), value: <Copyable value={user.id} label={t("copyId")} /> },
          { name: t("created"), value: <Instant at={user.created} style="moment" /> },
          { name: team("columns.lastSignIn"), value: user.lastSignIn ? <Instant at={user.lastSignIn} style="moment" /> : team("never") },
          {
            name: t("log"),
            value: (
              <Link href={`/admin/audit?text=${user.id}`} prefetch={false} className="link">
                {t("openLog")}
              </Link>
            ),
          },
        ]}
      />
    </div>
  );
}

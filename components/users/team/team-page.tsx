"use client";

import { UserPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusal } from "@/components/layout/suspension";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { InvitationTable } from "@/components/users/team/invitation-table";
import { MemberTable } from "@/components/users/team/member-table";
import type { TeamActions } from "@/components/users/team/team-actions";
import { TeamHeader } from "@/components/users/team/team-header";
import type { Member, PendingInvitation } from "@/lib/users/schema";

// Loaded when they are asked for.
const InviteDialog = dynamic(() => import("@/components/users/team/invite-dialog"));
const ResetLinkDialog = dynamic(() => import("@/components/users/team/reset-link-dialog"));
const RemoveMemberDialog = dynamic(() => import("@/components/users/team/remove-member-dialog"));

interface TeamPageProps extends TeamActions {
  members: Member[];
  invitations: PendingInvitation[];
  /** The user who looks. */
  self: string;
  canManage: boolean;
}

/** Settings > Team: who belongs to the client, with which role, and who has been asked to join. */
export function TeamPage({ members, invitations, self, canManage, invite, ...actions }: TeamPageProps) {
  const t = useTranslations("team");
  const refuse = useRefusal();
  const router = useRouter();
  const [inviting, setInviting] = useState(false);
  const [forgetful, setForgetful] = useState<Member | null>(null);
  const [doomed, setDoomed] = useState<Member | null>(null);
  /** Says how it went, and shows what is now. */
  const report = async (work: Promise<{ ok: boolean; error?: string }>, done: string) => {
    const answer = await work.catch(() => ({ ok: false, error: "unexpected" }));
    if (answer.ok) toast.success(done);
    else toast.error(t(answer.error === "conflict" ? "lastAdministrator" : "failed"));
    router.refresh();
    return answer.ok;
  };
  return (
    <>
      <TeamHeader
        actions={
          <span className="flex items-center gap-3">
            {canManage ? null : <span className="text-12 text-fg-3 max-md:hidden">{refuse(t("needsAdministrator"))}</span>}
            <Button
              variant="primary"
              disabled={!canManage}
              title={canManage ? undefined : refuse(t("needsAdministrator"))}
              onClick={() => setInviting(true)}
            >
              <UserPlus aria-hidden />
              {t("invite.open")}
            </Button>
          </span>
        }
      />
      <MemberTable
        members={members}
        self={self}
        canManage={canManage}
        onRole={(member, role) => void report(actions.changeRole({ userId: member.userId, role }), t("roleChanged", { name: member.name }))}
        onResetLink={setForgetful}
        onRemove={setDoomed}
      />
      {invitations.length > 0 ? (
        <InvitationTable
          invitations={invitations}
          onRevoke={({ id, email }) => void report(actions.revokeInvitation(id), t("invitationRevoked", { email }))}
        />
      ) : null}
      {inviting ? <InviteDialog invite={invite} onInvited={() => router.refresh()} onClose={() => setInviting(false)} /> : null}
      {forgetful ? <ResetLinkDialog member={forgetful} create={actions.createResetLink} onClose={() => setForgetful(null)} /> : null}
      {doomed ? (
        <RemoveMemberDialog
          member={doomed}
          onClose={() => setDoomed(null)}
          onRemove={() => report(actions.removeMember(doomed.userId), t("removed", { name: doomed.name }))}
        />
      ) : null}
    </>
  );
}

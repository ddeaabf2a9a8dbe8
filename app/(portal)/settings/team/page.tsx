import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_server/actor";
import {
  changeRoleAction,
  createResetLinkAction,
  inviteAction,
  removeMemberAction,
  revokeInvitationAction,
} from "@/app/(portal)/settings/team/actions";
import { TeamPage } from "@/components/users/team/team-page";
import { roleMay } from "@/lib/access/roles";
import { listInvitations, listMembers } from "@/lib/users/list-members";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell"))("team") };
}

export default async function Team() {
  const { scope, role, user } = await requireActor();
  const canManage = roleMay(role, "users.manage");
  const [members, invitations] = await Promise.all([listMembers(scope), canManage ? listInvitations(scope) : []]);
  return (
    <TeamPage
      members={members}
      invitations={invitations}
      self={user.id}
      canManage={canManage}
      invite={inviteAction}
      revokeInvitation={revokeInvitationAction}
      changeRole={changeRoleAction}
      removeMember={removeMemberAction}
      createResetLink={createResetLinkAction}
    />
  );
}

"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { mailInvitation } from "@/app/_server/mail-invitation";
import { ROLES } from "@/lib/access/roles";
import { changeRole } from "@/lib/users/change-role";
import { createPasswordResetLink } from "@/lib/users/create-reset-link";
import { inviteUser, revokeInvitation } from "@/lib/users/invite-user";
import { removeMember } from "@/lib/users/remove-member";
import { inviteInput } from "@/lib/users/schema";

export const inviteAction = action(inviteInput, "users.manage", async ({ scope, client, user }, input) => {
  const { link, expires } = await inviteUser(scope, input);
  const mailed = await mailInvitation({ to: input.email, client: client.name, invitedBy: user.name, link });
  return { link, expires: expires.toISOString(), mailed };
});

export const revokeInvitationAction = action(z.uuid(), "users.manage", ({ scope }, id) => revokeInvitation(scope, id));

const roleInput = z.strictObject({ userId: z.uuid(), role: z.enum(ROLES) });
export const changeRoleAction = action(roleInput, "users.manage", ({ scope }, { userId, role }) => changeRole(scope, userId, role));

export const removeMemberAction = action(z.uuid(), "users.manage", ({ scope }, userId) => removeMember(scope, userId));

export const createResetLinkAction = action(z.uuid(), "users.manage", async ({ scope }, userId) => {
  const { link, expires } = await createPasswordResetLink(scope, userId);
  return { link, expires: expires.toISOString() };
});

"use server";

import { z } from "zod";
import { operatorAction } from "@/app/_server/action";
import { changeRole } from "@/lib/users/change-role";
import { createPasswordResetLink } from "@/lib/users/create-reset-link";
import { endAllSessions } from "@/lib/users/end-all-sessions";
import { removeMember } from "@/lib/users/remove-member";
import { membershipInput, membershipRoleInput, setOperatorInput } from "@/lib/users/schema";
import { setOperator } from "@/lib/users/set-operator";

export const setOperatorAction = operatorAction(setOperatorInput, ({ scope }, input) => setOperator(scope, input));

export const endAllSessionsAction = operatorAction(z.uuid(), ({ scope }, userId) => endAllSessions(scope, userId));

export const changeUserRoleAction = operatorAction(membershipRoleInput, ({ scope: { actor } }, { clientId, userId, role }) =>
  changeRole({ clientId, actor }, userId, role),
);

export const removeFromClientAction = operatorAction(membershipInput, ({ scope: { actor } }, { clientId, userId }) =>
  removeMember({ clientId, actor }, userId),
);

export const createUserResetLinkAction = operatorAction(z.uuid(), async ({ scope }, userId) => {
  const { link, expires } = await createPasswordResetLink(scope, userId);
  return { link, expires: expires.toISOString() };
});

import type { MembershipInput, MembershipRoleInput, SetOperatorInput } from "@/lib/users/schema";

/** A server action's answer as far as the dialogs look at it. */
type Answer<T> = Promise<
  { ok: true; data: T } | { ok: false; error: string; message: string; issues: { itemId: string; message: string }[] }
>;

/** Server actions of what an operator does with a user. */
export interface UserActions {
  setOperator: (input: SetOperatorInput) => Answer<unknown>;
  endAllSessions: (userId: string) => Answer<number>;
  changeRole: (input: MembershipRoleInput) => Answer<unknown>;
  removeFromClient: (input: MembershipInput) => Answer<unknown>;
  createResetLink: (userId: string) => Answer<{ link: string; expires: string }>;
}

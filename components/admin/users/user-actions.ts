import type { ActionResult } from "@/lib/action-result";
import type { MembershipInput, MembershipRoleInput, SetOperatorInput } from "@/lib/users/schema";

/** Server actions of what an operator does with a user. */
export interface UserActions {
  setOperator: (input: SetOperatorInput) => Promise<ActionResult<unknown>>;
  endAllSessions: (userId: string) => Promise<ActionResult<number>>;
  changeRole: (input: MembershipRoleInput) => Promise<ActionResult<unknown>>;
  removeFromClient: (input: MembershipInput) => Promise<ActionResult<unknown>>;
  createResetLink: (userId: string) => Promise<ActionResult<{ link: string; expires: string }>>;
}

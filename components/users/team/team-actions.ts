import type { ActionResult } from "@/lib/action-result";
import type { InviteInput, MemberRole } from "@/lib/users/schema";

export interface Invited {
  /** Opens the client to whoever has it; shown once. */
  link: string;
  /** ISO 8601. */
  expires: string;
  mailed: boolean;
}

/** Server actions of the team. */
export interface TeamActions {
  invite: (input: InviteInput) => Promise<ActionResult<Invited>>;
  revokeInvitation: (id: string) => Promise<ActionResult<unknown>>;
  changeRole: (input: { userId: string; role: MemberRole }) => Promise<ActionResult<unknown>>;
  removeMember: (userId: string) => Promise<ActionResult<unknown>>;
  createResetLink: (userId: string) => Promise<ActionResult<{ link: string; expires: string }>>;
}

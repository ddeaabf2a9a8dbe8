import type { InviteInput, MemberRole } from "@/lib/users/schema";

/** A server action's answer as far as the team's dialogs look at it. */
type Answer<T> = Promise<
  { ok: true; data: T } | { ok: false; error: string; message: string; issues: { itemId: string; message: string }[] }
>;

export interface Invited {
  /** Opens the client to whoever has it; shown once. */
  link: string;
  /** ISO 8601. */
  expires: string;
  mailed: boolean;
}

/** Server actions of the team. */
export interface TeamActions {
  invite: (input: InviteInput) => Answer<Invited>;
  revokeInvitation: (id: string) => Answer<unknown>;
  changeRole: (input: { userId: string; role: MemberRole }) => Answer<unknown>;
  removeMember: (userId: string) => Answer<unknown>;
  createResetLink: (userId: string) => Answer<{ link: string; expires: string }>;
}

import { z } from "zod";
import { ROLES } from "@/lib/access/roles";

/** What a member may be, from all to least. */
export const MEMBER_ROLES = ROLES;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** OWASP ASVS 2.1: length instead of rules about characters; long enough for a phrase, short enough to hash. */
export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 128;

/** A password someone chooses. Spaces count, nothing is cut off. */
export const newPassword = z
  .string()
  .min(MIN_PASSWORD, `At least ${MIN_PASSWORD} characters; a few words together do well.`)
  .max(MAX_PASSWORD, `At most ${MAX_PASSWORD} characters.`);

export const emailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email("An e-mail address, for example ada@example.com."));

export const inviteInput = z.strictObject({ email: emailAddress, role: z.enum(ROLES) });
export type InviteInput = z.infer<typeof inviteInput>;

export const acceptInvitationInput = z.strictObject({
  token: z.string().max(200),
  /** Of a new account; someone who has one signs in instead. */
  name: z.string().trim().min(1, "Your name, as the others see it.").max(100),
  password: newPassword,
});
export type AcceptInvitationInput = z.infer<typeof acceptInvitationInput>;

/** Someone who belongs to the client. */
export interface Member {
  userId: string;
  name: string;
  email: string;
  role: MemberRole;
  /** ISO 8601. */
  joined: string;
  /** When they last signed in; null where that is not known. */
  lastSignIn: string | null;
}

/** Someone who has been asked and has not answered. */
export interface PendingInvitation {
  id: string;
  email: string;
  role: MemberRole;
  invitedBy: string;
  created: string;
  expires: string;
}

/** What stands behind an invitation's link. */
export interface InvitationOffer {
  client: string;
  email: string;
  role: MemberRole;
  invitedBy: string;
  /** Whether an account with this address exists: then signing in accepts it. */
  hasAccount: boolean;
}

import { z } from "zod";
import { ROLES } from "@/lib/access/roles";
import { isOneLine, isVisible } from "@/lib/one-line";

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
  name: z
    .string()
    .trim()
    .max(100)
    .refine((text) => isOneLine(text) && isVisible(text), "Your name, as the others see it."),
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

export const requestResetInput = z.strictObject({ email: emailAddress });
export type RequestResetInput = z.infer<typeof requestResetInput>;

export const resetPasswordInput = z.strictObject({ token: z.string().max(200), password: newPassword });
export type ResetPasswordInput = z.infer<typeof resetPasswordInput>;

export const changePasswordInput = z.strictObject({ current: z.string().min(1).max(1_000), password: newPassword });
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

/** Where someone is signed in. */
export interface OwnSession {
  id: string;
  address: string | null;
  userAgent: string | null;
  /** ISO 8601: signed in, and last used (to some minutes). */
  created: string;
  lastSeen: string;
  /** The one that asks. */
  current: boolean;
}

/** Users of the service, and what an operator may do with them. */
export const USERS_A_PAGE = 50;
/** Clients that a list names of each user. */
export const CLIENTS_NAMED = 3;

export const userFilter = z.object({
  q: z.string().trim().max(254).default(""),
  operators: z.boolean().default(false),
  page: z.int().min(1).max(100_000).default(1),
});
export type UserFilter = z.infer<typeof userFilter>;

export const setOperatorInput = z.strictObject({ userId: z.uuid(), isOperator: z.boolean() });
export type SetOperatorInput = z.infer<typeof setOperatorInput>;

export const membershipInput = z.strictObject({ clientId: z.uuid(), userId: z.uuid() });
export type MembershipInput = z.infer<typeof membershipInput>;
export const membershipRoleInput = membershipInput.extend({ role: z.enum(ROLES) });
export type MembershipRoleInput = z.infer<typeof membershipRoleInput>;

/** A client someone belongs to. */
export interface UserClient {
  id: string;
  name: string;
  role: MemberRole;
  suspended: boolean;
}

/** A user as the operator sees them in a list. */
export interface ListedUser {
  id: string;
  name: string;
  email: string;
  isOperator: boolean;
  /** When they last signed in; null where that is not known. ISO 8601. */
  lastSignIn: string | null;
  /** Sessions that have neither ended nor run out. */
  sessions: number;
  /** By name, the first CLIENTS_NAMED of them. */
  clients: UserClient[];
  clientCount: number;
}

/** A user with all there is to know. */
export interface UserDetail extends Omit<ListedUser, "clientCount" | "sessions"> {
  /** ISO 8601. */
  created: string;
  /** Others sign in with the identity provider only. */
  hasPassword: boolean;
  clients: (UserClient & { joined: string })[];
  /** Where they are signed in, by latest use. */
  sessions: Omit<OwnSession, "current">[];
}

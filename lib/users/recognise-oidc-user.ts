import { randomUUID } from "node:crypto";
import { prisma } from "@/lib/db";
import { join } from "@/lib/users/accept-invitation";
import { emailAddress } from "@/lib/users/schema";

/** What an identity provider says of someone. */
export interface OidcProfile {
  sub: string;
  name?: string;
  email?: string;
  /** Some providers write it as text. */
  email_verified?: boolean | string;
}

/**
 * Whose account someone is that an identity provider vouches for: matched by an address it has verified, and by nothing else.
 * Someone without an account who has been invited gets one, and joins: the verified address is what the invitation is for.
 * @returns `unverified` where the address is not verified, `unknown` where nobody has invited it
 */
export async function recogniseOidcUser(
  profile: OidcProfile,
  address: string | null,
  now: Date,
): Promise<{ id: string } | "unverified" | "unknown"> {
  const email = emailAddress.safeParse(profile.email ?? "");
  if (!email.success || String(profile.email_verified) !== "true") return "unverified";
  const user = await prisma().user.findUnique({ where: { email: email.data }, select: { id: true } });
  return user ?? (await joinInvited(email.data, profile.name, address, now)) ?? "unknown";
}

/** Makes an account of someone's open invitations; null where there are none. */
async function joinInvited(email: string, name: string | undefined, address: string | null, now: Date): Promise<{ id: string } | null> {
  return prisma().$transaction(async (tx) => {
    const invitations = await tx.invitation.updateManyAndReturn({
      where: { email, endedAt: null, expires: { gt: now }, client: { suspendedAt: null } },
      data: { endedAt: now },
    });
    if (invitations.length === 0) return null;
    const user = await tx.user.create({
      data: { id: randomUUID(), email, name: name?.trim().slice(0, 100) || email, created: now },
      select: { id: true, name: true },
    });
    for (const invitation of invitations) await join(tx, invitation, { ...user, address }, now);
    return user;
  });
}

import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import type { Scope } from "@/lib/scope";
import type { Member, PendingInvitation } from "@/lib/users/schema";

/** Who belongs to the client, by name. */
export async function listMembers(scope: Scope): Promise<Member[]> {
  const rows = await prisma().membership.findMany({
    where: { clientId: scope.clientId },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
    select: {
      role: true,
      created: true,
      user: {
        select: { id: true, name: true, email: true, sessions: { orderBy: { created: "desc" }, take: 1, select: { created: true } } },
      },
    },
  });
  return rows.map(({ role, created, user: { id, name, email, sessions } }) => ({
    userId: id,
    name,
    email,
    role,
    joined: created.toISOString(),
    lastSignIn: sessions[0]?.created.toISOString() ?? null,
  }));
}

/** Who has been asked to join and may still do so, newest first. */
export async function listInvitations(scope: Scope, clock: Clock = systemClock): Promise<PendingInvitation[]> {
  const rows = await prisma().invitation.findMany({
    where: { clientId: scope.clientId, endedAt: null, expires: { gt: clock.now() } },
    orderBy: { created: "desc" },
  });
  return rows.map(({ id, email, role, createdByName, created, expires }) => ({
    id,
    email,
    role,
    invitedBy: createdByName,
    created: created.toISOString(),
    expires: expires.toISOString(),
  }));
}

import { prisma } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import type { Role } from "@/prisma/generated/enums";

/** A person stays signed in for a week, wherever they are active. */
export const SESSION_SECONDS = 7 * 86_400;

export interface ClientMembership {
  id: string;
  name: string;
  role: Role;
}

/** A signed-in person: who they are, and which client they are looking at. */
export interface SignedIn {
  sessionId: string;
  user: { id: string; email: string; name: string; locale: string | null };
  /** Null for someone who belongs to no client. */
  client: ClientMembership | null;
  /** Every client they belong to, by name. */
  clients: ClientMembership[];
}

interface NewSession {
  userId: string;
  address: string | null;
  userAgent: string | null;
}

/** Starts a session and answers its id, which the cookie carries. */
export async function openSession({ userId, address, userAgent }: NewSession, now: Date): Promise<string> {
  const expires = new Date(now.getTime() + SESSION_SECONDS * 1_000);
  const row = await prisma().session.create({
    data: { userId, address, userAgent: userAgent?.slice(0, 400) ?? null, created: now, expires },
    select: { id: true },
  });
  return row.id;
}

/** The session's person and clients; null once it was revoked, has expired or never was. Read on every use, so that revoking is immediate. */
export async function readSession(sessionId: string, now: Date): Promise<SignedIn | null> {
  const row = await prisma().session.findUnique({
    where: { id: sessionId },
    select: {
      clientId: true,
      expires: true,
      revokedAt: true,
      user: {
        select: {
          id: true,
          email: true,
          name: true,
          locale: true,
          memberships: {
            where: { client: { suspendedAt: null } },
            select: { role: true, client: { select: { id: true, name: true } } },
            orderBy: { client: { name: "asc" } },
          },
        },
      },
    },
  });
  if (!row || row.revokedAt || row.expires <= now) return null;
  const { memberships, ...user } = row.user;
  const clients = memberships.map(({ role, client }) => ({ ...client, role }));
  return { sessionId, user, clients, client: clients.find((client) => client.id === row.clientId) ?? clients[0] ?? null };
}

/** Looks at another client from now on. Answers whether the person belongs to it; if not, nothing changes. */
export async function chooseClient(session: SignedIn, clientId: string): Promise<boolean> {
  if (!session.clients.some((client) => client.id === clientId)) return false;
  await prisma().session.update({ where: { id: session.sessionId }, data: { clientId } });
  return true;
}

/** Ends a session; the cookie that names it is worth nothing from then on. */
export async function revokeSession(sessionId: string, now: Date): Promise<void> {
  await prisma().session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now } });
}

/** Ends someone's sessions that look at a client: what was loaded there with another role, or with one, must not go on. */
export async function endSessionsAt(tx: Prisma.TransactionClient, clientId: string, userId: string, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { userId, OR: [{ clientId }, { clientId: null }], revokedAt: null }, data: { revokedAt: now } });
}

import { prisma } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import type { Prisma } from "@/prisma/generated/client";
import type { Role } from "@/prisma/generated/enums";

/** A person stays signed in for a week at most, and only while they come back within SESSION_IDLE. */
export const SESSION_SECONDS = 7 * 86_400;
const NOTE_USE_EVERY_MS = 5 * 60_000;

/** What everyone may do at a client that is suspended: look, and change nothing. */
const LOOKING: Role = "Analyst";

export interface ClientMembership {
  id: string;
  name: string;
  /** While the client is suspended: an Analyst's, whoever they are. */
  role: Role;
  suspended: { reason: string | null } | null;
}

/** A signed-in person: who they are, and which client they are looking at. */
export interface SignedIn {
  sessionId: string;
  user: { id: string; email: string; name: string; locale: string | null; isOperator: boolean };
  /** Null for someone who belongs to no client. */
  client: ClientMembership | null;
  /** Every client they belong to, by name. */
  clients: ClientMembership[];
}

export interface NewSession {
  userId: string;
  /** The client to look at; the first one where it is left out. */
  clientId?: string | null;
  address: string | null;
  userAgent: string | null;
}

/** Starts a session and answers its id, which the cookie carries. */
export async function openSession(
  { userAgent, ...session }: NewSession,
  now: Date,
  on: Pick<Prisma.TransactionClient, "session"> = prisma(),
): Promise<string> {
  const expires = new Date(now.getTime() + SESSION_SECONDS * 1_000);
  const row = await on.session.create({
    data: { ...session, userAgent: userAgent?.slice(0, 400) ?? null, created: now, lastSeen: now, expires },
    select: { id: true },
  });
  return row.id;
}

/** Noted now and then, and never waited for: it must not slow or fail a request. */
function noteUse(sessionId: string, now: Date): void {
  prisma()
    .session.updateMany({ where: { id: sessionId }, data: { lastSeen: now } })
    .catch((error) => log().warn({ err: error }, "session.note_failed"));
}

/** Uses of a session before this instant are too long ago for it to go on. */
export function unusedSince(now: Date): Date {
  return new Date(now.getTime() - env().SESSION_IDLE);
}

/** What is true of the rows of sessions that have neither been ended, run out nor gone unused for too long. */
export function openSessions(now: Date) {
  return { revokedAt: null, expires: { gt: now }, lastSeen: { gte: unusedSince(now) } };
}

/** The session's person and clients; null once it was revoked, has expired, went unused for too long or never was. Read on every use, so that revoking is immediate. */
export async function readSession(sessionId: string, now: Date): Promise<SignedIn | null> {
  const row = await prisma().session.findUnique({
    where: { id: sessionId },
    select: {
      clientId: true,
      lastSeen: true,
      expires: true,
      revokedAt: true,
      user: {
        select: {
          id: true,
          email: true,
          name: true,
          locale: true,
          isOperator: true,
          memberships: {
            select: { role: true, client: { select: { id: true, name: true, suspendedAt: true, suspendedReason: true } } },
            orderBy: { client: { name: "asc" } },
          },
        },
      },
    },
  });
  if (!row || row.revokedAt || row.expires <= now) return null;
  if (row.lastSeen < unusedSince(now)) return null;
  if (now.getTime() - row.lastSeen.getTime() > NOTE_USE_EVERY_MS) noteUse(sessionId, now);
  const { memberships, ...user } = row.user;
  const clients = memberships.map(({ role, client: { suspendedAt, suspendedReason, ...client } }) => ({
    ...client,
    role: suspendedAt ? LOOKING : role,
    suspended: suspendedAt ? { reason: suspendedReason } : null,
  }));
  return { sessionId, user, clients, client: clients.find((client) => client.id === row.clientId) ?? clients[0] ?? null };
}

/** Looks at another client from now on. Answers whether the person belongs to it; if not, nothing changes. */
export async function chooseClient(session: SignedIn, clientId: string): Promise<boolean> {
  if (!session.clients.some((client) => client.id === clientId)) return false;
  await prisma().session.update({ where: { id: session.sessionId }, data: { clientId } });
  return true;
}

/** Ends a session; its cookie is refused from then on. */
export async function revokeSession(sessionId: string, now: Date): Promise<void> {
  await prisma().session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now } });
}

/** Ends someone's sessions that look at a client: what was loaded there with another role, or with one, must not go on. */
export async function endSessionsAt(tx: Prisma.TransactionClient, clientId: string, userId: string, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { userId, OR: [{ clientId }, { clientId: null }], revokedAt: null }, data: { revokedAt: now } });
}

/** Ends every session someone has: whatever let them in is not what it was. */
export async function endSessionsOf(tx: Prisma.TransactionClient, userId: string, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } });
}

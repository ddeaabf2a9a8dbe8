import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { OperatorScope } from "@/lib/scope";
import type { UserDetail } from "@/lib/users/schema";
import { openSessions } from "@/lib/users/session-rows";

/** Sessions that are shown: nobody looks through more. */
const MAX_SESSIONS = 100;

/** One user, with every client they belong to and where they are signed in. @throws AppError `not_found` */
export async function getUser(_operator: OperatorScope, id: string, clock: Clock = systemClock): Promise<UserDetail> {
  const row = await prisma().user.findUnique({
    where: { id },
    include: {
      memberships: { include: { client: true }, orderBy: [{ client: { name: "asc" } }, { clientId: "asc" }] },
      sessions: { where: openSessions(clock.now()), orderBy: { lastSeen: "desc" }, take: MAX_SESSIONS },
    },
  });
  if (!row) throw notFound("User");
  const { _max } = await prisma().session.aggregate({ where: { userId: id }, _max: { created: true } });
  return {
    id,
    name: row.name,
    email: row.email,
    isOperator: row.isOperator,
    hasPassword: row.passwordHash !== null,
    created: row.created.toISOString(),
    lastSignIn: _max.created?.toISOString() ?? null,
    clients: row.memberships.map(({ client, role, created }) => ({
      id: client.id,
      name: client.name,
      role,
      suspended: client.suspendedAt !== null,
      joined: created.toISOString(),
    })),
    sessions: row.sessions.map(({ id: sessionId, address, userAgent, created, lastSeen }) => ({
      id: sessionId,
      address,
      userAgent,
      created: created.toISOString(),
      lastSeen: lastSeen.toISOString(),
    })),
  };
}

import { sessionCookieName, sessionIdOf } from "@/app/_server/session-cookie";
import type { Role } from "@/lib/access/roles";
import { systemClock } from "@/lib/clock";
import type { RequestHead } from "@/lib/request-head";
import type { Scope } from "@/lib/scope";
import { readSession } from "@/lib/users/session-rows";

/** One cookie of a Cookie header, undecoded: our tokens need no decoding. */
function cookieOf(header: string | null, name: string): string | undefined {
  const pair = header?.split(";").find((part) => part.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}

/**
 * Who a request's session cookie speaks for: the client being looked at, and the person's role in it. Null without a
 * valid session, or for someone without a client. Framework-free, because the API is served outside Next too.
 */
export async function authenticateSession(request: Pick<RequestHead, "headers">): Promise<{ scope: Scope; role: Role } | null> {
  const sessionId = await sessionIdOf(cookieOf(request.headers.get("cookie"), sessionCookieName()));
  const session = sessionId ? await readSession(sessionId, systemClock.now()) : null;
  if (!session?.client) return null;
  return {
    scope: { clientId: session.client.id, actor: { id: `user:${session.user.id}`, name: session.user.name } },
    role: session.client.role,
  };
}

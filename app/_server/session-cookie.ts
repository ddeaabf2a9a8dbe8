import { decode, encode } from "next-auth/jwt";
import { env } from "@/lib/env";
import { SESSION_SECONDS } from "@/lib/users/session-rows";

// No "server-only" and no next import here: the API's own server, outside Next, reads the same cookie.

/** Whether cookies are for https only: as users reach the portal. */
export function secureCookies(): boolean {
  return env().APP_URL.startsWith("https:");
}

export function sessionCookieName(): string {
  return secureCookies() ? "__Host-postrider.session" : "postrider.session";
}

/** The session row's id from the cookie's sealed token; null when it is missing, expired or not ours. */
export async function sessionIdOf(token: string | undefined): Promise<string | null> {
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: env().NEXTAUTH_SECRET });
    return typeof claims?.sessionId === "string" ? claims.sessionId : null;
  } catch {
    // A token that can't be opened is someone else's or of an earlier secret: the same as none.
    return null;
  }
}

/** The cookie of a session that takes another's place, as next-auth makes it when someone signs in. */
export async function sealSession(sessionId: string, userId: string) {
  const value = await encode({ token: { sessionId, sub: userId }, secret: env().NEXTAUTH_SECRET, maxAge: SESSION_SECONDS });
  const options = { path: "/", httpOnly: true, sameSite: "lax", secure: secureCookies(), maxAge: SESSION_SECONDS } as const;
  return { name: sessionCookieName(), value, options };
}

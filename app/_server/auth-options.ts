import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { addressOf } from "@/app/_server/caller-address";
import { secureCookies, sessionCookieName } from "@/app/_server/session-cookie";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { authenticate } from "@/lib/users/authenticate";
import { openSession, SESSION_SECONDS } from "@/lib/users/session-rows";

/** Checks the credentials and opens a session row, whose id is all that the cookie carries. */
async function authorize(credentials: Record<"email" | "password", string> | undefined, headers: Record<string, string | undefined>) {
  const now = systemClock.now();
  const address = addressOf(headers["x-forwarded-for"]);
  const result = await authenticate({ email: credentials?.email ?? "", password: credentials?.password ?? "", address }, now);
  if (result.ok) {
    const sessionId = await openSession({ userId: result.user.id, address, userAgent: headers["user-agent"] ?? null }, now);
    return { ...result.user, sessionId };
  }
  if (result.reason === "throttled") throw new Error("throttled");
  return null;
}

/** next-auth's settings. A function, because a build reads no environment. */
export function authOptions(): NextAuthOptions {
  const secure = secureCookies();
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    useSecureCookies: secure,
    cookies: { sessionToken: { name: sessionCookieName(), options: { httpOnly: true, sameSite: "lax", path: "/", secure } } },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (credentials, request) => authorize(credentials, (request.headers ?? {}) as Record<string, string | undefined>),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user && "sessionId" in user ? { sessionId: user.sessionId, sub: user.id } : token),
      // Whoever asks next-auth itself learns nothing: the portal reads the session row.
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
}

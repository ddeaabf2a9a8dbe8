import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { sessionCookieName, sessionIdOf } from "@/app/_server/session-cookie";
import { systemClock } from "@/lib/clock";
import { readSession, type SignedIn } from "@/lib/users/session-rows";

/** Who is signed in, read once a request; null when nobody is. */
export const currentSession = cache(async (): Promise<SignedIn | null> => {
  const sessionId = await sessionIdOf((await cookies()).get(sessionCookieName())?.value);
  return sessionId ? readSession(sessionId, systemClock.now()) : null;
});

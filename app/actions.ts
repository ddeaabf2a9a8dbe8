"use server";

import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { currentSession } from "@/app/_server/session";
import { secureCookies, sessionCookieName } from "@/app/_server/session-cookie";
import { systemClock } from "@/lib/clock";
import { isLanguage, LANGUAGE_COOKIE } from "@/lib/i18n/locales";
import { rememberLanguage } from "@/lib/users/remember-language";
import { chooseClient, revokeSession } from "@/lib/users/session-rows";

const YEAR_SECONDS = 31_536_000;

// These act on the person's own session and cookies, not on a client's data, so they do not go through action().

/** Speaks another language from now on; kept for the person too, so that another browser does as well. */
export async function setLanguage(language: string): Promise<void> {
  if (!isLanguage(language)) return;
  (await cookies()).set(LANGUAGE_COOKIE, language, { path: "/", maxAge: YEAR_SECONDS, sameSite: "lax", secure: secureCookies() });
  const session = await currentSession();
  if (session) await rememberLanguage(session.user.id, language);
}

/** Looks at another client, from its first page: what is open belongs to the one before. */
export async function switchClient(clientId: string): Promise<void> {
  const session = await currentSession();
  if (!session || !(await chooseClient(session, clientId))) return;
  // Layouts are kept from page to page otherwise, and the frame names the client.
  revalidatePath("/", "layout");
  redirect("/monitor/events");
}

/** Ends the session on the server and in the browser. */
export async function signOut(): Promise<void> {
  const session = await currentSession();
  if (session) await revokeSession(session.sessionId, systemClock.now());
  (await cookies()).set(sessionCookieName(), "", { path: "/", maxAge: 0, httpOnly: true, sameSite: "lax", secure: secureCookies() });
  redirect("/sign-in");
}

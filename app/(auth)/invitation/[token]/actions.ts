"use server";

import { redirect } from "next/navigation";
import { requestAddress } from "@/app/_server/actor";
import { currentSession } from "@/app/_server/session";
import { systemClock } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { acceptAsNewUser, acceptAsUser } from "@/lib/users/accept-invitation";
import { type AcceptInvitationInput, acceptInvitationInput } from "@/lib/users/schema";
import { chooseClient, readSession } from "@/lib/users/session-rows";

// Whoever accepts is not, or not yet, of the client, so these do not go through action(). The link's token is what lets them.

/** Makes the account and its membership. @returns the address to sign in with, or null where the link no longer works */
export async function acceptAsNewUserAction(input: AcceptInvitationInput): Promise<{ email: string } | null> {
  const parsed = acceptInvitationInput.safeParse(input);
  if (!parsed.success) return null;
  return acceptAsNewUser({ ...parsed.data, address: await requestAddress() }).catch((error) => {
    if (error instanceof AppError) return null;
    throw error;
  });
}

/** Joins as the person signed in, and shows the client they joined. Back to the page, which says what is wrong, where that can't be. */
export async function acceptAsUserAction(token: string): Promise<void> {
  const session = await currentSession();
  const here = `/invitation/${encodeURIComponent(String(token))}`;
  if (!session) redirect(`/sign-in?callbackUrl=${encodeURIComponent(here)}`);
  const clientId = await acceptAsUser({ ...session.user, address: await requestAddress() }, String(token)).catch((error) => {
    if (error instanceof AppError) return null;
    throw error;
  });
  if (!clientId) redirect(here);
  // Read again: the session was read before the person belonged to it.
  const now = await readSession(session.sessionId, systemClock.now());
  if (now) await chooseClient(now, clientId);
  redirect("/monitor/events");
}

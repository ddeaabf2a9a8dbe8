import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { addressOf } from "@/app/_server/caller-address";
import { currentSession } from "@/app/_server/session";
import type { Role } from "@/lib/access/roles";
import type { Scope } from "@/lib/scope";
import type { ClientMembership, SignedIn } from "@/lib/users/session-rows";

/** A signed-in person acting for a client. */
export interface PortalActor {
  scope: Scope;
  user: SignedIn["user"];
  role: Role;
  client: ClientMembership;
  clients: ClientMembership[];
}

/** The address this request comes from, for the audit log. */
export async function requestAddress(): Promise<string | null> {
  return addressOf((await headers()).get("x-forwarded-for"));
}

/** The actor of this request, or why there is none. */
export async function findActor(): Promise<PortalActor | "signed-out" | "no-client"> {
  const session = await currentSession();
  if (!session) return "signed-out";
  if (!session.client) return "no-client";
  const address = await requestAddress();
  return {
    scope: {
      clientId: session.client.id,
      actor: { id: `user:${session.user.id}`, name: session.user.name, ...(address ? { address } : {}) },
    },
    user: session.user,
    role: session.client.role,
    client: session.client,
    clients: session.clients,
  };
}

/** The actor of a page. Someone signed out is led to sign in, and back to where they were. */
export async function requireActor(): Promise<PortalActor> {
  const actor = await findActor();
  if (actor === "no-client") redirect("/no-client");
  return actor === "signed-out" ? signInFirst() : actor;
}

/** Leads someone signed out to sign in, and back to where they were. */
export async function signInFirst(): Promise<never> {
  const here = (await headers()).get("x-postrider-url");
  redirect(here ? `/sign-in?callbackUrl=${encodeURIComponent(here)}` : "/sign-in");
}

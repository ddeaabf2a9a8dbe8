import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { encode } from "next-auth/jwt";
import { sessionCookieName } from "@/app/_server/session-cookie";
import type { Role } from "@/lib/access/roles";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { createCompany } from "@/lib/companies/create-company";
import { companyInput } from "@/lib/companies/schema";
import { pool } from "@/lib/db";
import { env } from "@/lib/env";
import type { Actions } from "@/lib/testing/action-cases";
import { ReplayWorld } from "@/lib/testing/replay-world";
import { openSession } from "@/lib/users/session-rows";

// For tests: what server actions are called in and upon. What stands in for Next is only the request's own cookies and headers.

const ROOT = path.resolve(import.meta.dirname, "../..");
export const ADDRESS = "203.0.113.9";

const request = { cookies: new Map<string, string>(), headers: new Headers() };

/** Stands in for `next/headers`. */
export const nextHeaders = {
  cookies: async () => ({
    get: (name: string) => (request.cookies.has(name) ? { name, value: request.cookies.get(name) } : undefined),
    set: (name: string, value: string) => void request.cookies.set(name, value),
  }),
  headers: async () => request.headers,
};

type Ids = Record<"webhookId" | "messageId" | "companyId" | "apiKeyId" | "me" | "colleague", string>;
/** The client that owns things, and their ids: made anew by `makeActionWorld`. */
export let world: ReplayWorld;
export let ids: Ids;

export async function addMember(clientId: string, role: Role): Promise<string> {
  const id = randomUUID();
  await pool().query("insert into users (id, email, name) values ($1, $2, 'Ada')", [id, `${id}@example.com`]);
  await pool().query("insert into memberships (user_id, client_id, role) values ($1, $2, $3::role)", [id, clientId, role]);
  return id;
}

/** Someone who operates the service, and belongs to no client. */
export async function addOperator(): Promise<string> {
  const id = randomUUID();
  await pool().query("insert into users (id, email, name, is_operator) values ($1, $2, 'Olive Operator', true)", [id, `${id}@example.com`]);
  return id;
}

/** From now on the request is this person's: a real session row, and the cookie a browser would have. */
export async function signInAs(userId: string): Promise<void> {
  const sessionId = await openSession({ userId, address: null, userAgent: null }, new Date());
  const value = await encode({ token: { sessionId, sub: userId }, secret: env().NEXTAUTH_SECRET });
  request.cookies = new Map([[sessionCookieName(), value]]);
  request.headers = new Headers({ "x-forwarded-for": ADDRESS });
}

/** From now on the request is nobody's. */
export function signOutOfRequest(): void {
  request.cookies = new Map();
}

/** A client with one of everything, whose Administrator is signed in. */
export async function makeActionWorld(): Promise<void> {
  world = await ReplayWorld.create();
  const { clientId } = world.scope;
  const me = await addMember(clientId, "Administrator");
  const colleague = await addMember(clientId, "Analyst");
  await signInAs(me);
  const { id: webhookId } = await world.consumer();
  const [messageId = ""] = await world.messages(1, world.ago(60));
  await world.deliveries([messageId], webhookId, "Failure");
  const { id: companyId } = await createCompany(world.scope, companyInput.parse({ name: "Toft" }));
  const { id: apiKeyId } = await createApiKey(world.scope, { name: "CI", scopes: ["read"] }, ["read"]);
  ids = { webhookId, messageId, companyId, apiKeyId, me, colleague };
}

/** Files below app/ whose functions a browser can call. */
export function actionFiles(): string[] {
  return readdirSync(path.join(ROOT, "app"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("actions.ts"))
    .map((file) => `app/${file}`);
}

export async function loadActions(file: string): Promise<Actions> {
  return (await import(/* @vite-ignore */ path.join(ROOT, file))) as Actions;
}

import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { ownDataDir } from "@/e2e/support/data-dir";
import { embeddedDatabaseUrl } from "@/e2e/support/database";
import type { Demo } from "@/e2e/support/demo";
import { hashPassword } from "@/lib/users/password";

/** Runs a statement on the app's own database, which its launcher noted beside the demo's sign-in. */
export async function onDatabase(text: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: embeddedDatabaseUrl(ownDataDir()) });
  await client.connect();
  try {
    await client.query(text, values);
  } finally {
    await client.end();
  }
}

/** Someone who can sign in; given to `signIn` in the demo user's place. */
export interface Person extends Demo {
  userId: string;
}

/** A person of the test's own in the demo client. */
export async function addPerson(demo: Demo, role: "Administrator" | "Developer" | "Analyst", name = `Test ${role}`): Promise<Person> {
  const userId = randomUUID();
  const person = { ...demo, userId, email: `${userId}@example.com`, password: randomBytes(12).toString("base64url") };
  await onDatabase("insert into users (id, email, name, password_hash) values ($1, $2, $3, $4)", [
    userId,
    person.email,
    name,
    await hashPassword(person.password),
  ]);
  await addMembership(userId, demo.clientId, role);
  return person;
}

/** Gives a person a role in a client. */
export function addMembership(userId: string, clientId: string, role: string): Promise<void> {
  return onDatabase("insert into memberships (user_id, client_id, role) values ($1, $2, $3::role)", [userId, clientId, role]);
}

/** A client of the test's own. */
export async function addClient(name: string): Promise<string> {
  const id = randomUUID();
  await onDatabase("insert into clients (id, name) values ($1, $2)", [id, name]);
  return id;
}

/** Ends every session of a person, as an administrator would. */
export function endSessions(userId: string): Promise<void> {
  return onDatabase("update sessions set revoked_at = now() where user_id = $1", [userId]);
}

import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { appDataDir } from "@/e2e/support/data-dir";
import { embeddedDatabaseUrl } from "@/e2e/support/database";
import type { Demo } from "@/e2e/support/demo";
import { hashPassword } from "@/lib/users/password";

/** Runs a statement on the app's own database, which its launcher noted beside the demo's sign-in. */
export async function onDatabase<T>(text: string, values: unknown[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: embeddedDatabaseUrl(appDataDir()) });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Someone who can sign in; given to `signIn` in the demo user's place. */
export interface Person extends Demo {
  userId: string;
}

/** One password for everyone: hashing is made to be slow. */
const password = randomBytes(12).toString("base64url");
const passwordHash = hashPassword(password);

/** A person of the test's own in its client. */
export async function addPerson(demo: Demo, role: "Administrator" | "Developer" | "Analyst", name = `Test ${role}`): Promise<Person> {
  const userId = randomUUID();
  const person = { ...demo, userId, email: `${userId}@example.com`, password };
  await onDatabase("insert into users (id, email, name, password_hash) values ($1, $2, $3, $4)", [
    userId,
    person.email,
    name,
    await passwordHash,
  ]);
  await addMembership(userId, demo.clientId, role);
  return person;
}

/** Gives a person a role in a client. */
export function addMembership(userId: string, clientId: string, role: string): Promise<unknown> {
  return onDatabase("insert into memberships (user_id, client_id, role) values ($1, $2, $3::role)", [userId, clientId, role]);
}

/** A client of the test's own. */
export async function addClient(name: string): Promise<string> {
  const id = randomUUID();
  await onDatabase("insert into clients (id, name) values ($1, $2)", [id, name]);
  return id;
}

/** Ends every session of a person, as an administrator would. */
export function endSessions(userId: string): Promise<unknown> {
  return onDatabase("update sessions set revoked_at = now() where user_id = $1", [userId]);
}

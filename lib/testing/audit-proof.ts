import { expect } from "vitest";
import type { AuditAction } from "@/lib/audit/schema";
import { pool } from "@/lib/db";

// For tests: that what changes the configuration is audited, in the change's own transaction.

/** What an entry must hold: nothing, what it became, what it was, or both. */
type Sides = "neither" | "after" | "before" | "both";

/** The entries that one operation leaves, in the order of their actions. */
export type Expected = readonly (readonly [action: AuditAction, sides: Sides])[];

interface Entry {
  action: AuditAction;
  actor: string;
  address: string | null;
  client_id: string | null;
  before: object | null;
  after: object | null;
  /** Of the transaction that wrote it. */
  xid: string;
}

/** Written by nobody's configuration change: it goes on while a request is refused. */
const NOT_CONFIGURATION = ["audit_entries", "_prisma_migrations", "api_key_windows", "idempotency_keys"];

async function tables(): Promise<string[]> {
  const { rows } = await pool().query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> all($1) order by 1",
    [NOT_CONFIGURATION],
  );
  return rows.map(({ name }) => name);
}

/** What every table holds, to be compared. When a key was last used is no configuration. */
export async function snapshot(): Promise<Record<string, string>> {
  const held: Record<string, string> = {};
  for (const name of await tables()) {
    const row = name === "api_keys" ? "to_jsonb(t) - 'last_used'" : "t";
    const { rows } = await pool().query(`select coalesce(string_agg((${row})::text, E'\\n' order by t::text), '') as text from ${name} t`);
    held[name] = rows[0].text;
  }
  return held;
}

/** While `work` runs, no audit entry can be written. */
export async function withoutAudit<T>(work: () => Promise<T>): Promise<T> {
  await pool().query(`
    create or replace function refuse_audit() returns trigger language plpgsql as $$ begin raise exception 'no audit'; end $$;
    create trigger refuse_audit before insert on audit_entries for each row execute function refuse_audit()`);
  try {
    return await work();
  } finally {
    await pool().query("drop trigger refuse_audit on audit_entries");
  }
}

/** The entries since the last time this was asked. */
export async function takeEntries(): Promise<Entry[]> {
  const { rows } = await pool().query<Entry>("delete from audit_entries returning *, xmin::text as xid");
  return rows.sort((one, other) => one.action.localeCompare(other.action));
}

/** Whether the entry's transaction wrote a row that is still there. */
async function wroteMore({ xid }: Entry): Promise<boolean> {
  const exists = (await tables()).map((name) => `exists (select from ${name} where xmin::text = $1)`);
  const { rows } = await pool().query(`select ${exists.join(" or ")} as wrote`, [xid]);
  return rows[0].wrote;
}

/** Holds what was written against what should have been; what became something was written in the entry's own transaction. */
export async function expectEntries(
  entries: Entry[],
  expected: Expected,
  by: Pick<Entry, "actor" | "address" | "client_id">,
): Promise<void> {
  const sidesOf = ({ before, after }: Entry): Sides => (before ? (after ? "both" : "before") : after ? "after" : "neither");
  expect(entries.map((entry) => [entry.action, sidesOf(entry)])).toEqual(expected);
  for (const entry of entries) {
    expect(entry).toMatchObject(by);
    if (entry.after) expect(await wroteMore(entry), `${entry.action} and its change are one transaction`).toBe(true);
  }
}

/** Everything the audit log ever holds must be free of these. */
export function expectNoSecret(entries: Entry[], secrets: readonly string[]): void {
  const text = JSON.stringify(entries);
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(7);
    expect(text).not.toContain(secret);
  }
}

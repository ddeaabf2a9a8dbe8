import { randomUUID } from "node:crypto";
import pg from "pg";
import { checksumOf, type Migration, readMigrationTexts } from "@/lib/postgres/migration-files";
import { compareMigrations, type MigrationStatus, readBooks } from "@/lib/postgres/migration-status";

/** Prisma's own: who deploys with it, or with an earlier Postrider, and who deploys with this wait for each other. */
const LOCK = 72_707_369;

/** As Prisma makes it. */
const BOOKS = `
  create table _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

// What an extension brought along is nobody's data.
const OTHERS_TABLE = `
  select relname as name from pg_class
  where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
    and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
  order by relname limit 1`;

/**
 * A database may be ahead (another machine runs a newer version already), but not on another branch: then nothing here fits it.
 * @throws Error that says so
 */
function refuseOtherHistory(migrations: MigrationStatus[]): void {
  const unknown = migrations.filter(({ state }) => state === "unknown");
  const missing = migrations.filter(({ state }) => state === "not applied" || state === "failed");
  if (unknown.length === 0 || missing.length === 0) return;
  throw new Error(
    `This database was made by another version of Postrider: it has migrations that this one does not know (${unknown[0]?.name}), and lacks ${missing[0]?.name}.\n` +
      "Start the version that made it, or begin anew with another database or DATA_DIR. It was left as it is.",
  );
}

/** @throws Error about what only a person can put right */
function refuseDamage(migrations: MigrationStatus[]): void {
  const failed = migrations.find(({ state }) => state === "failed");
  if (failed) {
    throw new Error(
      `Migrating the database failed: ${failed.name} was begun before and not finished, so nobody knows how much of it is there.\n` +
        "Restore the backup made before it; or complete or undo it by hand, and set finished_at or rolled_back_at in its row of _prisma_migrations.",
    );
  }
  const edited = migrations.find(({ state }) => state === "edited");
  if (edited) {
    throw new Error(
      `Migrating the database failed: ${edited.name} was applied to this database with another text than the file has now.\n` +
        "Put the file back to what it was, and make the change a new migration. The database was left as it is.",
    );
  }
}

/** @throws Error when there are tables, and none of them says that they are Postrider's */
async function openBooks(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(OTHERS_TABLE);
  if (rows[0]) {
    throw new Error(
      `Migrating the database failed: it is not empty (it has a table ${rows[0].name}), and no migration of Postrider was ever applied to it. Choose an empty database.`,
    );
  }
  await client.query(BOOKS);
}

/** All of it and its entry, or nothing: what fails leaves no half-made schema, and can be tried again. */
async function apply(client: pg.Client, { name, text }: Migration): Promise<void> {
  const startedAt = new Date();
  await client.query("begin");
  try {
    await client.query(text);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, $4, $5, 1)`,
      [randomUUID(), checksumOf(text), name, startedAt, new Date()],
    );
    await client.query("commit");
  } catch (error) {
    // Where the connection is gone, so is the transaction; the first error is the one to hear of.
    await client.query("rollback").catch(() => {});
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`Migrating the database failed: ${name}: ${message}. Nothing of this migration was kept.`, { cause: error });
  }
}

/** Whether nothing is to be done here. A database that is ahead is served as it is. */
async function isCurrent(client: pg.Client): Promise<boolean> {
  return compareMigrations((await readBooks(client)) ?? []).every(({ state }) => state === "applied" || state === "unknown");
}

async function deploy(client: pg.Client): Promise<string[]> {
  await client.query("select pg_advisory_lock($1)", [LOCK]);
  // Looked at again under the lock: whoever waited for it finds what the other has done.
  const books = await readBooks(client);
  const migrations = compareMigrations(books ?? []);
  refuseOtherHistory(migrations);
  refuseDamage(migrations);
  const missing = new Set(migrations.filter(({ state }) => state === "not applied").map(({ name }) => name));
  if (missing.size > 0 && books === null) await openBooks(client);
  for (const migration of readMigrationTexts().filter(({ name }) => missing.has(name))) await apply(client, migration);
  return [...missing];
}

/**
 * Applies the checked-in migrations that the database does not have yet, each in a transaction of its own. Safe to run by
 * several processes at once, and beside `prisma migrate deploy`: the lock and the books are Prisma's.
 * @returns the names of those applied now
 * @throws Error that can be shown as it is
 */
export async function deployMigrations(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "postrider-migrate" });
  // A connection lost between two statements is told by the next one; unheard, it would end the process.
  client.on("error", () => {});
  await client.connect();
  try {
    // A start that has nothing to migrate waits for nobody.
    return (await isCurrent(client)) ? [] : await deploy(client);
  } finally {
    await client.end();
  }
}

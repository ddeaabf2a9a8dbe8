import { readMigrations, readSchemaFiles, writeMigration } from "@/lib/postgres/migration-files";
import { type MigrationStatus, migrationStatus } from "@/lib/postgres/migration-status";
import { withSchemaEngine } from "@/lib/postgres/schema-engine";

const FILTERS = { externalTables: [], externalEnums: [] };

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

/** What PostgreSQL said, without the engine's stack. */
function plainly(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  return new Error(`Migrating the database failed: ${message.split(/\n\s+0: /)[0]}`, { cause: error });
}

/**
 * Applies the checked-in migrations that the database does not have yet. Safe to run by several processes at once, and
 * beside `prisma migrate deploy`: the engine locks the database and keeps the same books.
 * @returns the names of those applied now
 * @throws Error that can be shown as it is
 */
export async function deployMigrations(url: string): Promise<string[]> {
  const migrations = await migrationStatus(url);
  if (migrations.every(({ state }) => state === "applied" || state === "unknown")) return [];
  refuseOtherHistory(migrations);
  try {
    const { appliedMigrationNames } = await withSchemaEngine(url, (engine) =>
      engine.applyMigrations({ migrationsList: readMigrations(), filters: FILTERS }),
    );
    return appliedMigrationNames;
  } catch (error) {
    throw plainly(error);
  }
}

/**
 * The SQL that would bring the migrations to where the schema is; empty when they agree. Replays them in a throw-away
 * database, so the user needs the right to create one.
 */
export async function diffMigrations(url: string): Promise<string> {
  const migrations = readMigrations();
  const { exitCode, stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: migrations.migrationDirectories.length > 0 ? { tag: "migrations", ...migrations } : { tag: "empty" },
      to: { tag: "schemaDatamodel", files: readSchemaFiles() },
      script: true,
      exitCode: true,
      filters: FILTERS,
    }),
  );
  return exitCode === 0 ? "" : (stdout ?? "");
}

/** @returns the new migration's directory, or null when the schema has not changed */
export async function createMigration(url: string, name: string): Promise<string | null> {
  const sql = await diffMigrations(url);
  return sql === "" ? null : writeMigration(name, sql, new Date());
}

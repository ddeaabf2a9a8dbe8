import { readMigrations, readSchemaFiles, writeMigration } from "@/lib/postgres/migration-files";
import { withSchemaEngine } from "@/lib/postgres/schema-engine";

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
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  return exitCode === 0 ? "" : (stdout ?? "");
}

/** @returns the new migration's directory, or null when the schema has not changed */
export async function createMigration(url: string, name: string): Promise<string | null> {
  const sql = await diffMigrations(url);
  return sql === "" ? null : writeMigration(name, sql, new Date());
}

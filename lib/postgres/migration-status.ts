import { createHash } from "node:crypto";
import pg from "pg";
import { readMigrations } from "@/lib/postgres/migration-files";

export interface MigrationStatus {
  name: string;
  /** `edited`: the file is not the one that was applied. `failed`: begun and not finished. `unknown`: applied, but not among the files. */
  state: "applied" | "not applied" | "edited" | "failed" | "unknown";
}

interface Row {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

async function readBooks(url: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ books: string | null }>("select to_regclass('_prisma_migrations') as books");
    if (!rows[0]?.books) return [];
    const books = await client.query<Row>(
      "select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null",
    );
    return books.rows;
  } finally {
    await client.end();
  }
}

function stateOf(content: string, row: Row | undefined): MigrationStatus["state"] {
  if (!row) return "not applied";
  if (!row.finished_at) return "failed";
  return createHash("sha256").update(content).digest("hex") === row.checksum ? "applied" : "edited";
}

/** How the checked-in migrations and the database's books (Prisma's own, `_prisma_migrations`) stand to each other. */
export async function migrationStatus(url: string): Promise<MigrationStatus[]> {
  const rows = await readBooks(url);
  const known = readMigrations().migrationDirectories.map(({ path: name, migrationFile }) => ({
    name,
    state: stateOf(
      migrationFile.content.value,
      rows.find((row) => row.migration_name === name),
    ),
  }));
  const names = new Set(known.map(({ name }) => name));
  const unknown = rows
    .filter((row) => !names.has(row.migration_name))
    .map((row) => ({ name: row.migration_name, state: "unknown" as const }));
  return [...known, ...unknown];
}

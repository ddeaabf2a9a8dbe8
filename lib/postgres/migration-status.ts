import pg from "pg";
import { checksumOf, readMigrationTexts } from "@/lib/postgres/migration-files";

export interface MigrationStatus {
  name: string;
  /** `edited`: the file is not the one that was applied. `failed`: begun and not finished. `unknown`: applied, but not among the files. */
  state: "applied" | "not applied" | "edited" | "failed" | "unknown";
}

/** A migration's entry in the database's books (Prisma's own, `_prisma_migrations`). */
interface BookEntry {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

/** @returns what was applied or begun, and not rolled back; null for a database without books */
export async function readBooks(client: pg.ClientBase): Promise<BookEntry[] | null> {
  const { rows } = await client.query<{ books: string | null }>("select to_regclass('_prisma_migrations') as books");
  if (!rows[0]?.books) return null;
  const books = await client.query<BookEntry>(
    "select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null",
  );
  return books.rows;
}

function stateOf(text: string, entry: BookEntry | undefined): MigrationStatus["state"] {
  if (!entry) return "not applied";
  if (!entry.finished_at) return "failed";
  // As with Prisma, other ends of lines make no other migration: a checkout on Windows has them.
  const unix = text.replaceAll("\r\n", "\n");
  const checksums = [text, unix, unix.replaceAll("\n", "\r\n")].map(checksumOf);
  return checksums.includes(entry.checksum) ? "applied" : "edited";
}

/** How the checked-in migrations stand to a database's books. */
export function compareMigrations(books: BookEntry[]): MigrationStatus[] {
  const known = readMigrationTexts().map(({ name, text }) => ({
    name,
    state: stateOf(
      text,
      books.find((entry) => entry.migration_name === name),
    ),
  }));
  const names = new Set(known.map(({ name }) => name));
  const unknown = books
    .filter((entry) => !names.has(entry.migration_name))
    .map((entry) => ({ name: entry.migration_name, state: "unknown" as const }));
  return [...known, ...unknown];
}

/** How the checked-in migrations and a database stand to each other. */
export async function migrationStatus(url: string): Promise<MigrationStatus[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return compareMigrations((await readBooks(client)) ?? []);
  } finally {
    await client.end();
  }
}

import { createHash, randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createMigration, diffMigrations } from "@/lib/postgres/create-migration";
import { deployMigrations } from "@/lib/postgres/migrate";
import { readMigrations } from "@/lib/postgres/migration-files";
import { migrationStatus } from "@/lib/postgres/migration-status";
import { withSchemaEngine } from "@/lib/postgres/schema-engine";
import { testServer } from "@/lib/testing/template-database";

const server = testServer();
const names = readMigrations().migrationDirectories.map(({ path }) => path);
let name: string;
let url: string;

async function query<Row extends pg.QueryResultRow>(target: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: target });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

beforeEach(async () => {
  name = `migrate_test_${randomUUID().replaceAll("-", "")}`;
  await query(server, `create database ${name}`);
  url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
});
afterEach(async () => {
  await query(server, `drop database ${name} with (force)`);
});

test("an empty database gets every migration, once, in Prisma's own books", async () => {
  expect(names.length).toBeGreaterThan(0);
  expect((await migrationStatus(url)).map(({ state }) => state)).toEqual(names.map(() => "not applied"));
  expect(await deployMigrations(url)).toEqual(names);
  expect(await deployMigrations(url)).toEqual([]);
  expect((await migrationStatus(url)).map(({ state }) => state)).toEqual(names.map(() => "applied"));
  const books = await query(url, "select migration_name, checksum, applied_steps_count from _prisma_migrations order by 1");
  expect(books).toEqual(
    readMigrations().migrationDirectories.map(({ path, migrationFile }) => ({
      migration_name: path,
      checksum: createHash("sha256").update(migrationFile.content.value).digest("hex"),
      applied_steps_count: 1,
    })),
  );
});

test("two that deploy at once apply each migration once", async () => {
  const applied = await Promise.all([deployMigrations(url), deployMigrations(url), deployMigrations(url)]);
  expect(applied.flat().sort()).toEqual(names);
  expect(await query(url, "select count(*)::int as count from _prisma_migrations where finished_at is not null")).toEqual([
    { count: names.length },
  ]);
});

test("the migrations lead to the schema, and what is written by hand in them is no drift", async () => {
  expect(await diffMigrations(url)).toBe("");
  expect(await createMigration(url, "nothing")).toBeNull();
  // Nothing of the replay may touch the database itself, nor stay behind.
  expect(await query(url, "select count(*)::int as count from pg_tables where schemaname = 'public'")).toEqual([{ count: 0 }]);
  expect(await query(server, "select count(*)::int as count from pg_database where datname like 'prisma_migrate_shadow_db_%'")).toEqual([
    { count: 0 },
  ]);
});

test("a database of another history is refused by name, and left as it is; one that is ahead is served", async () => {
  await deployMigrations(url);
  await query(
    url,
    "insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('1', 'x', '29990101000000_later', now())",
  );
  expect(await deployMigrations(url)).toEqual([]);
  await query(url, `delete from _prisma_migrations where migration_name = '${names[0]}'`);
  await expect(deployMigrations(url)).rejects.toThrow(/29990101000000_later.*lacks/);
  expect(await query(url, "select migration_name from _prisma_migrations")).toHaveLength(names.length);
});

/** As Prisma deploys, and Postrider did before it had a runner of its own. */
function deployWithPrisma(): Promise<string[]> {
  const filters = { externalTables: [], externalEnums: [] };
  return withSchemaEngine(url, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: readMigrations(), filters });
    return appliedMigrationNames;
  });
}

test("Prisma takes what was deployed here for applied, and what Prisma deployed is applied here", async () => {
  await deployMigrations(url);
  expect(await deployWithPrisma()).toEqual([]);
  const columns = `select column_name, data_type, character_maximum_length, is_nullable, column_default
    from information_schema.columns where table_name = '_prisma_migrations' order by ordinal_position`;
  const ours = await query(url, columns);
  await query(url, "drop schema public cascade; create schema public");
  expect(await deployWithPrisma()).toEqual(names);
  expect(await query(url, columns)).toEqual(ours);
  expect(await deployMigrations(url)).toEqual([]);
  await query(url, `delete from _prisma_migrations where migration_name = '${names.at(-1)}'`);
  await expect(deployWithPrisma()).rejects.toThrow();
});

test("a database that is not empty and not ours is left alone", async () => {
  await query(url, "create table messages (id int)");
  await expect(deployMigrations(url)).rejects.toThrow(/Migrating the database failed: it is not empty \(it has a table messages\)/);
  expect(await query(url, "select to_regclass('_prisma_migrations') as books")).toEqual([{ books: null }]);
});

test("a migration that fails is told, leaves nothing behind, and is tried again", async () => {
  await deployMigrations(url);
  const last = names.at(-1) ?? "";
  await query(url, `delete from _prisma_migrations where migration_name = '${last}'`);
  await query(url, "alter table messages rename to elsewhere; alter table attempts rename to attempts_elsewhere");
  const error = await deployMigrations(url).catch((reason: Error) => reason);
  expect(String(error)).toMatch(new RegExp(`^Error: Migrating the database failed: ${last}: .*does not exist`));
  expect((await migrationStatus(url)).at(-1)).toEqual({ name: last, state: "not applied" });
});

test("an edited migration and a failed one are refused by name; other ends of lines are no edit", async () => {
  await deployMigrations(url);
  const [first = ""] = readMigrations().migrationDirectories;
  if (!first) throw new Error("There are no migrations.");
  const set = (change: string) => query(url, `update _prisma_migrations set ${change} where migration_name = '${first.path}'`);
  const windows = first.migrationFile.content.value.replaceAll("\n", "\r\n");
  await set(`checksum = '${createHash("sha256").update(windows).digest("hex")}'`);
  expect(await deployMigrations(url)).toEqual([]);
  await set("checksum = 'x'");
  await expect(deployMigrations(url)).rejects.toThrow(`${first.path} was applied to this database with another text`);
  await set("finished_at = null");
  await expect(deployMigrations(url)).rejects.toThrow(`${first.path} was begun before and not finished`);
});

test("status tells edited, failed and unknown migrations", async () => {
  await deployMigrations(url);
  const [first] = names;
  await query(url, `update _prisma_migrations set checksum = 'x' where migration_name = '${first}'`);
  await query(
    url,
    "insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('1', 'x', '19990101000000_gone', now())",
  );
  const edited = await migrationStatus(url);
  expect(edited.find((migration) => migration.name === first)?.state).toBe("edited");
  expect(edited.at(-1)).toEqual({ name: "19990101000000_gone", state: "unknown" });
  await query(url, `update _prisma_migrations set finished_at = null where migration_name = '${first}'`);
  expect((await migrationStatus(url)).find((migration) => migration.name === first)?.state).toBe("failed");
});

test("the hand-written indexes are the ones that the hot path needs", async () => {
  await deployMigrations(url);
  const rows = await query<{ indexname: string }>(url, "select indexname from pg_indexes where schemaname = 'public'");
  const indexes = rows.map(({ indexname }) => indexname);
  for (const index of [
    "lanes_ready",
    "deliveries_due",
    "deliveries_trouble",
    "messages_not_sent",
    "consumer_headers_name",
    "consumer_secrets_current",
  ]) {
    expect(indexes).toContain(index);
  }
});

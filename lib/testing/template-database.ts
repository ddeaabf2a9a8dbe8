import { createHash, randomUUID } from "node:crypto";
import pg from "pg";
import { deployMigrations } from "@/lib/postgres/migrate";
import { readMigrations } from "@/lib/postgres/migration-files";

/** A migrated database of a test's own. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** Any number; it only has to be the same for all who would make the template at once. */
const TEMPLATE_LOCK = 4_711;

function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Migrates once into a database named after the migrations' content, so that a changed migration gets a new one. */
async function ensureTemplate(client: pg.Client, server: string): Promise<string> {
  const content = JSON.stringify(readMigrations().migrationDirectories);
  const name = `postrider_template_${createHash("sha256").update(content).digest("hex").slice(0, 12)}`;
  await client.query("select pg_advisory_lock($1)", [TEMPLATE_LOCK]);
  const { rowCount } = await client.query("select from pg_database where datname = $1 and datistemplate", [name]);
  if (rowCount === 0) {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name}`);
    await deployMigrations(databaseUrl(server, name));
    await client.query(`alter database ${name} is_template true`);
  }
  await client.query("select pg_advisory_unlock($1)", [TEMPLATE_LOCK]);
  return name;
}

/** The URL of the PostgreSQL that the test set-up provides. */
export function testServer(): string {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error("TEST_DATABASE_URL is not set: run the tests through vitest.config.ts, which provides a PostgreSQL.");
  return server;
}

/**
 * Clones the migrated template (tens of milliseconds) on the server that the test set-up provides, and points this
 * process's DATABASE_URL at it. Call it before anything reads the environment, so in `beforeAll` of a file.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = testServer();
  const name = `postrider_test_${randomUUID().replaceAll("-", "")}`;
  await onServer(server, async (client) => {
    const template = await ensureTemplate(client, server);
    await client.query(`create database ${name} template ${template}`);
  });
  const url = databaseUrl(server, name);
  process.env.DATABASE_URL = url;
  return { url, drop: () => onServer(server, async (client) => void (await client.query(`drop database ${name} with (force)`))) };
}

import { systemClock } from "@/lib/clock";
import { disconnect, pool } from "@/lib/db";
import { env } from "@/lib/env";
import { deployMigrations } from "@/lib/postgres/migrate";
import { seedDemo } from "@/prisma/seed/seed-demo";

// Run by the launcher before anything is served: migrations, and the demo in local mode. Says in one line what it did; ends
// with 1 and a message when Postrider must not start.

/** PostgreSQL 15, the oldest that is tested for and supported upstream for some time yet. */
const OLDEST_VERSION = 150_000;

/** @throws Error that says why the database can't be used */
async function checkServer(url: string): Promise<void> {
  const { host, pathname } = new URL(url);
  const answer = await pool()
    .query<{ version: number }>("select current_setting('server_version_num')::int as version")
    .catch((error: Error & { code?: string }) => {
      throw new Error(`The database ${pathname.slice(1)} at ${host} (DATABASE_URL) can't be used: ${error.message || error.code}`);
    });
  const version = answer.rows[0]?.version ?? 0;
  if (version < OLDEST_VERSION)
    throw new Error(`The database at ${host} is PostgreSQL ${Math.floor(version / 10_000)}, and Postrider needs 15 or later.`);
}

async function prepareDatabase(): Promise<string> {
  const { DATABASE_URL, POSTRIDER_MODE, DATA_DIR, APP_URL } = env();
  await checkServer(DATABASE_URL);
  const applied = await deployMigrations(DATABASE_URL);
  const migrations = applied.length > 0 ? `Migrations applied: ${applied.length}` : "Migrations are applied";
  if (POSTRIDER_MODE === "production") return migrations;
  return `${migrations}, demo ${await seedDemo(systemClock, { dataDir: DATA_DIR, url: APP_URL })}`;
}

try {
  console.log(await prepareDatabase());
  await disconnect();
  // Nothing that is still open may hold up the start.
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

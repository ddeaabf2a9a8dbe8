import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "@/lib/launch/embedded-postgres.mjs";

/**
 * vitest's global set-up: a PostgreSQL for the run, thrown away after it. TEST_DATABASE_URL names one that is there already.
 * Test files clone their databases from it (template-database.ts).
 */
export default async function provideServer(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_URL) return undefined;
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "postrider-test-"));
  // Where we are root, PostgreSQL runs as another user, who must get through.
  chmodSync(dataDir, 0o755);
  const server = await startEmbeddedPostgres({ dataDir });
  process.env.TEST_DATABASE_URL = server.url;
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { expect, it, onTestFinished, vi } from "vitest";
import { startEmbeddedPostgres } from "@/lib/launch/embedded-postgres.mjs";
import { keepDatabase } from "@/lib/launch/keep-database.mjs";

// It makes a database, which on a busy machine takes seconds.
vi.setConfig({ testTimeout: 60_000 });

it("starts a PostgreSQL that was killed, and tries again where that fails at first", async () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "postrider-launch-"));
  chmodSync(dataDir, 0o755); // as root, PostgreSQL runs as another user, who must get through
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const server = await startEmbeddedPostgres({ dataDir });
  const kept = keepDatabase(server, dataDir);
  onTestFinished(() => kept.stop());
  const isLost = vi.fn();
  kept.lost.catch(isLost);
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => said.mockRestore());

  const settings = path.join(server.directory, "postgresql.auto.conf");
  const asTheyWere = readFileSync(settings);
  appendFileSync(settings, "no_such_setting = yes\n");
  process.kill(Number(readFileSync(path.join(server.directory, "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
  await vi.waitFor(() => expect(said.mock.calls.flat().join("\n")).toContain("Trying again"), { timeout: 20_000 });
  writeFileSync(settings, asTheyWere);

  const answer = async () => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    const { rows } = await client.query<{ one: number }>("select 1 as one");
    await client.end();
    return rows;
  };
  await vi.waitFor(async () => expect(await answer()).toEqual([{ one: 1 }]), { timeout: 30_000, interval: 100 });
  expect(isLost).not.toHaveBeenCalled();
});

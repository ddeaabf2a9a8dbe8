import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/launch/embedded-postgres.mjs";
import { LaunchError } from "@/lib/launch/launch-error.mjs";
import { hasEnded, identify } from "@/lib/launch/process-identity.mjs";

// Each makes a database, which on a busy machine takes seconds.
vi.setConfig({ testTimeout: 60_000 });

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), "postrider-launch-"));
  // Where we are root, PostgreSQL runs as another user, who must get through.
  chmodSync(dataDir, 0o755);
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
});

async function start(options: { port?: number } = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, ...options });
  onTestFinished(() => server.stop());
  return server;
}

async function query<T extends pg.QueryResultRow>({ url }: { url: string }, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

function postmasterPid(): number {
  return Number(readFileSync(path.join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
}

/** Starts PostgreSQL in a process of its own, which then waits to be killed. */
async function startInAnotherProcess(): Promise<{ url: string; kill(): Promise<void> }> {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(path.resolve("lib/launch/embedded-postgres.mjs"))};
    const { url } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} });
    console.log(url);
    setInterval(() => {}, 1_000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  const [url] = await once(child.stdout, "data");
  const kill = async () => {
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  };
  onTestFinished(kill);
  return { url: String(url).trim(), kill };
}

it("keeps data, port and secrets from one start to the next", async () => {
  const first = await start();
  await query(first, "create table kept as select 'Grüße' as text");
  await first.stop();
  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await query(second, "select text, current_setting('server_encoding') as encoding from kept")).toEqual([
    { text: "Grüße", encoding: "UTF8" },
  ]);
  expect(statSync(path.join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
});

it("lets nobody in without the password, nor from another interface", async () => {
  const server = await start();
  const stranger = new URL(server.url);
  stranger.password = "guessed";
  await expect(query({ url: stranger.href }, "select 1")).rejects.toMatchObject({ code: "28P01" });
  expect(await query(server, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
});

it("takes another port when the one of last time is taken", async () => {
  const first = await start();
  await first.stop();
  const squatter = net.createServer().listen(Number(new URL(first.url).port), "127.0.0.1");
  await once(squatter, "listening");
  onTestFinished(() => void squatter.close());
  const second = await start();
  expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
  expect(await query(second, "select 1 as one")).toEqual([{ one: 1 }]);
});

it.each([
  ["nobody has", "4194303"],
  ["another program has now", String(process.pid)],
  ["cannot be read", "garbage"],
])("removes a postmaster.pid whose process id %s", async (_, pid) => {
  await (await start()).stop();
  writeFileSync(path.join(dataDir, "postgres/postmaster.pid"), `${pid}\n${dataDir}/postgres\n1700000000\n5432\n\n127.0.0.1\n\nready\n`, {
    mode: 0o644,
  });
  expect(await query(await start(), "select 1 as one")).toEqual([{ one: 1 }]);
});

it("tells when it is gone, and loses nothing that was committed", async () => {
  const server = await start();
  await query(server, "create table kept as select 1 as one");
  process.kill(postmasterPid(), "SIGKILL");
  await server.ended;
  expect(await query(await start(), "select one from kept")).toEqual([{ one: 1 }]);
});

it("ends the PostgreSQL of a process that was killed, and starts its own", async () => {
  const killed = await startInAnotherProcess();
  await query(killed, "create table kept as select 1 as one");
  const orphan = identify(postmasterPid());
  await killed.kill();
  const server = await start();
  expect(orphan && (await hasEnded(orphan, 0))).toBe(true);
  expect(await query(server, "select one from kept")).toEqual([{ one: 1 }]);
});

it("uses the PostgreSQL of another living process, and leaves it running", async () => {
  const other = await startInAnotherProcess();
  const server = await start();
  expect(server.url).toBe(other.url);
  await server.stop();
  expect(await query(other, "select 1 as one")).toEqual([{ one: 1 }]);
  await other.kill();
  // The one that is started now ends it.
  await start();
});

it("begins again when the making of the database was interrupted", async () => {
  mkdirSync(path.join(dataDir, "postgres.new-0badcafe/base"), { recursive: true });
  writeFileSync(path.join(dataDir, "postgres.new-0badcafe/PG_VERSION"), "18\n");
  expect(await query(await start(), "select 1 as one")).toEqual([{ one: 1 }]);
  expect(readdirSync(dataDir).sort()).toEqual(["postgres", "postgres.json", "postgres.log", "secrets.json"]);
});

it("refuses another major version's directory, naming both, and touches nothing", async () => {
  mkdirSync(path.join(dataDir, "postgres"));
  writeFileSync(path.join(dataDir, "postgres/PG_VERSION"), "16\n");
  const failure = await start().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(LaunchError);
  expect(String(failure)).toMatch(new RegExp(`${dataDir}/postgres .*PostgreSQL 16.*PostgreSQL 18\\.\\d+`));
  expect(readdirSync(dataDir)).toEqual(["postgres"]);
  expect(readdirSync(path.join(dataDir, "postgres"))).toEqual(["PG_VERSION"]);
});

it("refuses a directory that holds something else", async () => {
  mkdirSync(path.join(dataDir, "postgres"));
  writeFileSync(path.join(dataDir, "postgres/thesis.txt"), "years of work");
  await expect(start()).rejects.toThrow("holds something that is not a database");
  expect(existsSync(path.join(dataDir, "postgres/thesis.txt"))).toBe(true);
});

it("refuses to go on without the secrets that belong to the database", async () => {
  await (await start()).stop();
  rmSync(path.join(dataDir, "secrets.json"));
  await expect(start()).rejects.toThrow("secrets.json is missing");
  expect(existsSync(path.join(dataDir, "secrets.json"))).toBe(false);
});

it("refuses other secrets, and leaves no PostgreSQL running", async () => {
  await (await start()).stop();
  writeFileSync(path.join(dataDir, "secrets.json"), JSON.stringify({ databasePassword: "another" }));
  await expect(start()).rejects.toThrow("is not the one that belongs to the database");
  expect(existsSync(path.join(dataDir, "postgres/postmaster.pid"))).toBe(false);
});

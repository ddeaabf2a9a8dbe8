import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { Demo } from "@/e2e/support/demo";
import { startEmbeddedPostgres } from "@/lib/launch/embedded-postgres.mjs";
import { processArguments } from "@/lib/launch/process-arguments.mjs";
import { prepareDatabase } from "@/lib/launch/set-up.mjs";
import { readSettings } from "@/lib/launch/settings.mjs";

const READY_MS = 60_000;
/** What Next loads of its pages once it serves; seconds of a processor, which no measurement is to share. */
const PRELOADING_MS = 4_000;

/** Not a user's settings, but limits that would end a measurement: how many consumers one client may have, how often one key may ask. */
const LIMITS = { CONSUMER_LIMIT: "2000", API_RATE_LIMIT: "0", LOG_LEVEL: "warn", DELIVERY_ENGINE: "embedded" };

/** `inngest` is a web process of its own, which an Inngest server has deliver. */
type Name = "web" | "worker" | "inngest";

/** BENCH_PROFILE names a directory for a CPU profile of each process, to find what a figure is made of. */
function profiling(): string[] {
  const directory = process.env.BENCH_PROFILE;
  return directory ? ["--cpu-prof", `--cpu-prof-dir=${directory}`] : [];
}

async function becomesReady(url: string): Promise<void> {
  for (const deadline = Date.now() + READY_MS; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const live = await fetch(`${url}/api/health/live`).catch(() => undefined);
    if (live?.ok) return;
  }
  throw new Error(`The web process did not answer within ${READY_MS / 1_000} s.`);
}

/**
 * The product as npm start runs it, on a database, a port and secrets of its own; web and worker can be started and stopped
 * one by one, so that a ledger can be filled before it is drained.
 */
export class Stack {
  private readonly processes = new Map<Name, ChildProcess>();

  private constructor(
    readonly variables: Record<string, string>,
    readonly demo: Demo,
    readonly database: pg.Pool,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(): Promise<Stack> {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), "postrider-bench-"));
    chmodSync(dataDir, 0o755); // as root, PostgreSQL runs as another user, who must get through
    Object.assign(process.env, { DATA_DIR: dataDir, PORT: "0", ...LIMITS });
    const settings = await readSettings();
    const server = await startEmbeddedPostgres({ dataDir });
    settings.variables.DATABASE_URL = server.url;
    await prepareDatabase({ ...settings, variables: settings.variables });
    const demo = JSON.parse(readFileSync(path.join(dataDir, "demo.json"), "utf8")) as Demo;
    return new Stack(settings.variables, demo, new pg.Pool({ connectionString: server.url, max: 2 }), async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.variables.PORT}`;
  }

  get databaseUrl(): string {
    return this.variables.DATABASE_URL ?? "";
  }

  async postgresVersion(): Promise<string> {
    const { rows } = await this.database.query<{ server_version: string }>("show server_version");
    return rows[0]?.server_version ?? "";
  }

  /** Bytes of a process that are in memory: as Linux says, in pages of 4 KiB. */
  memory(name: Name): number {
    const pid = this.processes.get(name)?.pid;
    const [, resident = "0"] = readFileSync(`/proc/${pid}/statm`, "utf8").split(" ");
    return Number(resident) * 4_096;
  }

  async startWeb(): Promise<void> {
    this.spawn("web");
    await becomesReady(this.url);
    await new Promise((resolve) => setTimeout(resolve, PRELOADING_MS));
  }

  startWorker(): void {
    this.spawn("worker");
  }

  /** A second web process, whose functions the Inngest server of INNGEST_BASE_URL is told to run. */
  async startInngest(port: number): Promise<void> {
    this.spawn("inngest", { PORT: String(port), DELIVERY_ENGINE: "inngest" });
    const url = `http://127.0.0.1:${port}`;
    await becomesReady(url);
    const registered = await fetch(`${url}/api/inngest`, { method: "PUT" });
    if (!registered.ok) throw new Error(`The Inngest server did not take the functions: ${registered.status} ${await registered.text()}`);
  }

  private spawn(name: Name, more: Record<string, string> = {}): void {
    const kind = name === "worker" ? "worker" : "web";
    const started = spawn(process.execPath, [...profiling(), ...processArguments(kind)], {
      env: { ...this.variables, ...more, NODE_ENV: "production", POSTRIDER_PROCESS: kind },
      stdio: ["ignore", "inherit", "inherit"],
    });
    this.processes.set(name, started);
  }

  async stop(name: Name): Promise<void> {
    const child = this.processes.get(name);
    this.processes.delete(name);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  }

  async close(): Promise<void> {
    for (const name of ["worker", "inngest", "web"] as const) await this.stop(name);
    await this.database.end();
    await this.end();
  }
}

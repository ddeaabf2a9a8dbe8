import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { chmodSync, mkdtempSync, openSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");
const READY_MS = 300_000;
const READY_POLL_MS = 250;

export interface LaunchedApp {
  url: string;
  dataDir: string;
  launcher: ChildProcess;
  /** Asks it to end, and waits. */
  stop(): Promise<void>;
}

export interface LaunchOptions {
  /** Settings beside those of a first start. */
  settings?: Record<string, string>;
  /** Unset, a new one. */
  dataDir?: string;
  /** Unset, a free one. */
  port?: number;
  /** File for what it prints; unset, the terminal. */
  log?: string;
}

/** The environment without what would make it another app than a first start's. */
function inherited(): NodeJS.ProcessEnv {
  const ours = /^(DATABASE_URL|APP_URL|NODE_ENV|NEXTAUTH_|INNGEST_|DELIVERY_|RETRY_|EGRESS_|ALLOW_HTTP|OIDC_|SMTP_|MAIL_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name))) as NodeJS.ProcessEnv;
}

/** Below what systems hand out themselves: the app's own database was once given the port that the app was to have. */
export async function freePort(): Promise<number> {
  const server = net.createServer().listen(randomInt(10_000, 30_000));
  const isFree = await Promise.race([once(server, "listening").then(() => true), once(server, "error").then(() => false)]).catch(
    () => false,
  );
  if (!isFree) return freePort();
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** @returns a new directory that PostgreSQL, which runs as another user where we are root, gets through to */
export function makeDataDir(purpose: string): string {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), `postrider-${purpose}-`));
  chmodSync(dataDir, 0o755);
  return dataDir;
}

async function untilReady(url: string, app: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    if (app.exitCode !== null) throw new Error(`The app stopped before it was ready (exit code ${app.exitCode}).`);
    const ready = await fetch(`${url}/api/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, READY_POLL_MS));
  }
  throw new Error(`The app was not ready within ${READY_MS / 1_000} s.`);
}

/** Starts the built app as a user would, and waits until it is ready. */
export async function launchApp({ settings = {}, dataDir = makeDataDir("e2e"), port, log }: LaunchOptions = {}): Promise<LaunchedApp> {
  const at = port ?? (await freePort());
  const output = log === undefined ? "inherit" : openSync(log, "a");
  const launcher = spawn(process.execPath, [path.join(ROOT, "lib/launch/start.mjs")], {
    cwd: ROOT,
    env: { ...inherited(), ...settings, PORT: String(at), DATA_DIR: dataDir },
    stdio: ["ignore", output, output],
  });
  const stop = async () => {
    if (launcher.exitCode !== null || launcher.signalCode !== null) return;
    launcher.kill("SIGTERM");
    await once(launcher, "exit");
  };
  const url = `http://127.0.0.1:${at}`;
  try {
    await untilReady(url, launcher);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, dataDir, launcher, stop };
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");
const READY_MS = 300_000;

/** The environment without what would make it another app than a first start's. */
function inherited(): NodeJS.ProcessEnv {
  const ours = /^(DATABASE_URL|APP_URL|NODE_ENV|NEXTAUTH_|INNGEST_|DELIVERY_|RETRY_|EGRESS_|ALLOW_HTTP)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name))) as NodeJS.ProcessEnv;
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as net.AddressInfo;
  server.close();
  return port;
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
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`The app was not ready within ${READY_MS / 1_000} s.`);
}

/** Starts the app as a user would, on a database and a port of its own, and stops it after the last test. */
export default async function startApp(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "postrider-e2e-"));
  chmodSync(dataDir, 0o755); // as root, PostgreSQL runs as another user, who must get through
  const port = await freePort();
  const env: NodeJS.ProcessEnv = { ...inherited(), PORT: String(port), DATA_DIR: dataDir };
  const app = spawn(process.execPath, [path.join(ROOT, "lib/launch/start.mjs")], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  process.env.E2E_DATA_DIR = dataDir;
  await untilReady(`http://127.0.0.1:${port}`, app);
  return async () => {
    if (app.exitCode === null) {
      app.kill("SIGTERM");
      await once(app, "exit");
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
}

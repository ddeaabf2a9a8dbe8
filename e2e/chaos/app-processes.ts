import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import path from "node:path";
import { pause } from "@/e2e/chaos/pause";

/** The processes of a running app, found as its launcher notes them. */
export type ProcessName = "web" | "worker" | "postgres";

function notedChildren(dataDir: string): { pid: number; name: string }[] {
  const { children } = JSON.parse(readFileSync(path.join(dataDir, "run.json"), "utf8")) as { children?: { pid: number; name: string }[] };
  return children ?? [];
}

/** @returns undefined while it is not running */
export function processId(dataDir: string, name: ProcessName): number | undefined {
  try {
    const pid =
      name === "postgres"
        ? Number(readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0])
        : notedChildren(dataDir).findLast((child) => child.name === name)?.pid;
    return pid && isRunning(pid) ? pid : undefined;
  } catch {
    return undefined; // just being written, or not there
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** @returns its process id, once it runs */
export async function untilRunning(dataDir: string, name: ProcessName, withinMs = 60_000): Promise<number> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await pause(50)) {
    const pid = processId(dataDir, name);
    if (pid !== undefined) return pid;
  }
  throw new Error(`${name} was not running again within ${withinMs / 1_000} s.`);
}

/** A second worker with the environment of the first, as on a second machine. @returns what ends it */
export async function startSecondWorker(first: number): Promise<() => Promise<void>> {
  const pairs = readFileSync(`/proc/${first}/environ`, "utf8").split("\0").filter(Boolean);
  const env = Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
  const worker = spawn(process.execPath, ["dist/worker.mjs"], { env: env as NodeJS.ProcessEnv, stdio: "ignore" });
  return async () => {
    worker.kill("SIGTERM");
    await once(worker, "exit");
  };
}

export interface Footprint {
  /** Resident memory in MiB. */
  memory: number;
  /** Open files, sockets among them. */
  handles: number;
  sockets: number;
}

/** What a process holds now, by /proc; null where it is gone, or there is no /proc. */
export function footprint(pid: number): Footprint | null {
  try {
    const [, pages = "0"] = readFileSync(`/proc/${pid}/statm`, "utf8").split(" ");
    const names = readdirSync(`/proc/${pid}/fd`);
    const sockets = names.filter((name) => linkOf(`/proc/${pid}/fd/${name}`).startsWith("socket:"));
    return { memory: (Number(pages) * 4_096) / 2 ** 20, handles: names.length, sockets: sockets.length };
  } catch {
    return null;
  }
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return ""; // closed meanwhile
  }
}

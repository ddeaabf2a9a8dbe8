import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { exhaustConnections, fillDisk, freezeWorker, kill, lockTables, networkFaults, WallClock } from "@/e2e/chaos/faults";
import { type Load, makeFaults, type Outcome } from "@/e2e/chaos/make-faults";
import type { Random } from "@/e2e/chaos/random";
import { World } from "@/e2e/chaos/world";
import { makeDataDir } from "@/e2e/support/launch-app";
import { startEmbeddedPostgres } from "@/lib/launch/embedded-postgres.mjs";
import { DatabaseProxy } from "@/lib/testing/database-proxy";

type Say = (text: string) => void;

const DISK = "1200m";

/** As npm start runs it, with processes killed at random moments. */
export async function killedWorld(random: Random, load: Load, size: { kills: number; freezes: number }, say: Say): Promise<Outcome> {
  const world = await World.open({ say });
  try {
    const names = (["worker", "web", "postgres"] as const).flatMap((name) => Array.from({ length: Math.ceil(size.kills / 3) }, () => name));
    const faults = [...names.map((name) => kill(world, name)), ...Array.from({ length: size.freezes }, () => freezeWorker(world))];
    return await makeFaults(world, random.shuffled(faults), random, load, { from: 2_000, to: 12_000 });
  } finally {
    await world.close();
  }
}

/** With a database elsewhere, behind a network that fails, and a clock that jumps. */
export async function distantWorld(random: Random, load: Load, say: Say): Promise<Outcome> {
  const directory = makeDataDir("chaos-database");
  const server = await startEmbeddedPostgres({ dataDir: directory });
  const proxy = await DatabaseProxy.listen(server.url);
  const clock = WallClock.in(directory);
  if (!clock) say("clock jumps are left out: libfaketime is not installed (Debian: apt-get install faketime)");
  const world = await World.open({ say, databaseUrl: server.url, settings: { DATABASE_URL: proxy.url, ...clock?.environment } });
  try {
    const faults = [...networkFaults(proxy), lockTables(world), exhaustConnections(world), ...(clock?.faults() ?? [])];
    return await makeFaults(world, random.shuffled(faults), random, load, { from: 12_000, to: 18_000 });
  } finally {
    proxy.heal();
    await world.close();
    proxy.close();
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** On a small disk that fills up; needs the right to mount one. @returns undefined where we have none */
export async function fullWorld(random: Random, load: Load, say: Say): Promise<Outcome | undefined> {
  const disk = makeDataDir("chaos-disk");
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${DISK},mode=755`, "tmpfs", disk], { stdio: "pipe" });
  } catch {
    say("the full disk is left out: a small file system can't be mounted here (it takes root)");
    rmSync(disk, { recursive: true, force: true });
    return undefined;
  }
  const dataDir = `${disk}/data`;
  mkdirSync(dataDir);
  chmodSync(dataDir, 0o755);
  try {
    const world = await World.open({ say, dataDir });
    try {
      return await makeFaults(world, [fillDisk(world, disk), fillDisk(world, disk)], random, load, { from: 8_000, to: 14_000 });
    } finally {
      await world.close();
    }
  } finally {
    execFileSync("umount", ["--lazy", disk]);
    rmSync(disk, { recursive: true, force: true });
  }
}

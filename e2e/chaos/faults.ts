import { existsSync, statfsSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { type ProcessName, startSecondWorker, untilRunning } from "@/e2e/chaos/app-processes";
import { pause } from "@/e2e/chaos/pause";
import type { Random } from "@/e2e/chaos/random";
import { LEASE_MS, type World } from "@/e2e/chaos/world";
import type { DatabaseProxy } from "@/lib/testing/database-proxy";

/** One kind of fault: begun and ended, it leaves nothing behind. */
export interface Fault {
  kind: string;
  make(random: Random): Promise<void>;
}

const FAKETIME = ["x86_64", "aarch64"].map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`);

/** `kill -9`, once it runs. */
export const kill = (world: World, name: ProcessName): Fault => ({
  kind: `kill -9 of ${name}`,
  make: async () => {
    process.kill(await untilRunning(world.app.dataDir, name), "SIGKILL");
  },
});

/** A worker is stopped in the midst of its attempts for longer than its leases hold, while another works, and then goes on. */
export const freezeWorker = (world: World): Fault => ({
  kind: "worker frozen past its lease",
  make: async () => {
    const frozen = await untilRunning(world.app.dataDir, "worker");
    const stopSecond = await startSecondWorker(frozen);
    try {
      process.kill(frozen, "SIGSTOP");
      await pause(LEASE_MS + 5_000);
      process.kill(frozen, "SIGCONT");
      await pause(2_000);
    } finally {
      await stopSecond();
    }
  },
});

/** What can happen between the app and its database. */
export function networkFaults(proxy: DatabaseProxy): Fault[] {
  const during = (kind: string, begin: () => void, from: number, to: number): Fault => ({
    kind,
    make: async (random) => {
      begin();
      await pause(random.between(from, to));
      proxy.heal();
    },
  });
  return [
    during("network to the database cut", () => proxy.cut(), 5_000, 12_000),
    during("network to the database stalled", () => proxy.stall(), 5_000, 15_000),
    during("slow network to the database", () => proxy.slow(40), 10_000, 15_000),
    // Over at once, like a kill: what was connected stays dead, what connects anew works.
    { kind: "connections to the database forgotten", make: async () => proxy.forget() },
  ];
}

/** The ledger's tables locked by somebody, as by a careless migration. */
export const lockTables = (world: World): Fault => ({
  kind: "tables locked",
  make: async (random) => {
    await world.onDatabase(async (client) => {
      await client.query("begin");
      await client.query("lock table deliveries, lanes in access exclusive mode");
      await client.query("select pg_sleep($1)", [random.between(5, 10)]);
      await client.query("commit");
    });
  },
});

/** Others take every connection the database has, ours are ended. */
export const exhaustConnections = (world: World): Fault => ({
  kind: "connections of the database exhausted",
  make: async (random) => {
    const taken: pg.Client[] = [];
    try {
      await world.onDatabase((client) =>
        client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'postrider%'"),
      );
      await takeConnections(world.databaseUrl, taken);
      await pause(random.between(8_000, 12_000));
    } finally {
      await Promise.all(taken.map((client) => client.end().catch(() => {})));
    }
  },
});

/** Connects until it is refused; the app's own tries to come back go on meanwhile, and lose. */
async function takeConnections(connectionString: string, taken: pg.Client[]): Promise<void> {
  for (let refused = 0; refused < 5; ) {
    const client = new pg.Client({ connectionString, application_name: "chaos" });
    client.on("error", () => {});
    const isTaken = await client.connect().then(
      () => true,
      () => false,
    );
    if (isTaken) taken.push(client);
    else refused += 1;
  }
}

/** The clock of the machine that the app runs on (not the database's) is wrong for a while: by libfaketime, where it is installed. */
export class WallClock {
  private constructor(
    private readonly library: string,
    private readonly file: string,
  ) {}

  /** @returns undefined where libfaketime is not installed */
  static in(directory: string): WallClock | undefined {
    const library = FAKETIME.find((file) => existsSync(file));
    if (!library) return undefined;
    const clock = new WallClock(library, path.join(directory, "wall-clock"));
    clock.jumpTo(0);
    return clock;
  }

  /** The environment under which processes go by this clock; monotonic time goes on as it does where a clock is set. */
  get environment(): Record<string, string> {
    return {
      LD_PRELOAD: this.library,
      FAKETIME_TIMESTAMP_FILE: this.file,
      FAKETIME_CACHE_DURATION: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    };
  }

  private jumpTo(seconds: number): void {
    writeFileSync(this.file, `${seconds < 0 ? "" : "+"}${seconds}`);
  }

  faults(): Fault[] {
    const jump = (kind: string, seconds: number): Fault => ({
      kind,
      make: async (random) => {
        this.jumpTo(seconds);
        await pause(random.between(8_000, 12_000));
        this.jumpTo(0);
      },
    });
    return [jump("clock an hour ahead", 3_600), jump("clock an hour behind", -3_600)];
  }
}

/** Nothing can be written any more where the database lives. */
export const fillDisk = (world: World, directory: string): Fault => ({
  kind: "disk of the database full",
  make: async (random) => {
    const ballast = path.join(directory, "ballast");
    const { bavail, bsize } = statfsSync(directory);
    try {
      writeFileSync(ballast, Buffer.alloc(bavail * bsize));
    } catch {
      // Full is what was wanted.
    }
    await pause(random.between(10_000, 15_000));
    await rm(ballast, { force: true });
    await world.ensureStarted();
  },
});

import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/env";
import { Prisma, PrismaClient } from "@/prisma/generated/client";

/** What the generated client knows. */
const MODELS = Object.keys(Prisma.ModelName).join();

// Kept on globalThis, because development servers load modules more than once.
const kept = globalThis as {
  postriderPool?: pg.Pool;
  postriderRelaxedPool?: pg.Pool;
  postriderPrisma?: { client: PrismaClient; models: string };
};

/**
 * The database is asked to give up a statement that takes too long (its table may be locked), and a connection over which not
 * even that is heard is taken for dead: a network that forgot it tells nobody, and whoever waits for an answer would wait for ever.
 */
function limitedConnection(): pg.PoolConfig {
  const limit = env().DATABASE_TIMEOUT;
  return {
    connectionString: env().DATABASE_URL,
    connectionTimeoutMillis: limit,
    statement_timeout: limit,
    query_timeout: limit * 1.2,
  };
}

function newPool(max: number, options?: string): pg.Pool {
  const made = new pg.Pool({
    ...limitedConnection(),
    max,
    options,
    application_name: `postrider-${env().POSTRIDER_PROCESS}`,
  });
  // A connection that breaks while idle (the database restarted) is replaced at the next query; unheard, its error would end the process.
  made.on("error", () => {});
  return made;
}

/** The process's connections, for the set-based statements of the hot path. Made on first use, so that a build needs no database. */
export function pool(): pg.Pool {
  kept.postriderPool ??= newPool(env().DATABASE_POOL);
  return kept.postriderPool;
}

/**
 * A few connections whose commits do not wait for the disk. Only for what may be lost with the database's last moments and
 * is then done again: claims, leases and lanes; never for a message or an attempt.
 */
export function relaxedPool(): pg.Pool {
  kept.postriderRelaxedPool ??= newPool(4, "-c synchronous_commit=off");
  return kept.postriderRelaxedPool;
}

/** Prisma, for everything that is not on the hot path. */
export function prisma(): PrismaClient {
  // A development server outlives a migration: a client from before it does not know the new tables.
  if (kept.postriderPrisma?.models !== MODELS) {
    const adapter = new PrismaPg({ ...limitedConnection(), max: env().DATABASE_POOL });
    // Other formats write a refused query's arguments, which may be secrets, into the error's message.
    const client = new PrismaClient({ adapter, errorFormat: "minimal" });
    kept.postriderPrisma = { client, models: MODELS };
  }
  return kept.postriderPrisma.client;
}

/** What a statement needs: a pool or one of its connections. */
export type Queryable = Pick<pg.Pool, "query">;

/** Runs statements as one transaction on one connection: commits what `work` did, or takes all of it back and throws what it threw. */
export async function inTransaction<T>(on: pg.Pool, work: (db: Queryable) => Promise<T>): Promise<T> {
  const connection = await on.connect();
  // The query in progress reports a broken connection; its event, unheard, would end the process.
  const ignore = () => {};
  connection.on("error", ignore);
  let broken: Error | undefined;
  try {
    await connection.query("begin");
    const result = await work(connection);
    await connection.query("commit");
    return result;
  } catch (error) {
    await connection.query("rollback").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    connection.off("error", ignore);
    connection.release(broken);
  }
}

/** SQLSTATE class 22: the data itself is refused, so trying again can't help. */
export function isDataError(error: unknown): boolean {
  return String((error as { code?: unknown }).code ?? "").startsWith("22");
}

const DEADLOCK_ATTEMPTS = 3;

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && /40P01|deadlock|P2034/.test(`${(error as { code?: unknown }).code} ${error.message}`);
}

/**
 * For work on rows that are being settled at the same moment: workers lock them in batches of their own, and one of two
 * transactions that wait for each other is told to try again.
 */
export async function withDeadlockRetries(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === DEADLOCK_ATTEMPTS || !isDeadlock(error)) throw error;
    }
  }
}

/** The database's current instant, by which all processes on one ledger go. */
export async function readDatabaseTime(): Promise<Date> {
  const { rows } = await pool().query<{ now: Date }>("select clock_timestamp() as now");
  return rows[0]?.now ?? new Date();
}

/** Closes both, at the end of a process. */
export async function disconnect(): Promise<void> {
  await kept.postriderPrisma?.client.$disconnect();
  await kept.postriderPool?.end();
  await kept.postriderRelaxedPool?.end();
  kept.postriderPrisma = undefined;
  kept.postriderRelaxedPool = undefined;
  kept.postriderPool = undefined;
}

import { type Clock, systemClock } from "@/lib/clock";
import { pool, type Queryable } from "@/lib/db";
import { env } from "@/lib/env";

/** Counts of one step. */
const COUNTS_STEP = 2_000;

/** By client, since that is how the counts are indexed. */
const PURGE_COUNTS = {
  name: "purge-attempt-counts",
  text: `
    delete from attempt_counts where (consumer_id, start, outcome, latency_step) in (
      select old.consumer_id, old.start, old.outcome, old.latency_step from clients cross join lateral (
        select * from attempt_counts where client_id = clients.id and start < $1 order by start limit ${COUNTS_STEP}
      ) old limit ${COUNTS_STEP}
    )`,
};

/** Consumers of one step, each with its versions, secrets, headers, certificate and transformations. */
const CONSUMERS_STEP = 20;

/** A deleted consumer is kept for as long as the log names it. RETENTION may have been longer when its last messages came. */
const PURGE_CONSUMERS = {
  name: "purge-consumers",
  text: `
    delete from consumers where id in (
      select id from consumers
      where deleted_at < $1 and not exists (select from deliveries where deliveries.consumer_id = consumers.id)
      order by deleted_at limit ${CONSUMERS_STEP}
    )`,
};

const PURGE_REPLAYS = { name: "purge-replays", text: "delete from replays where finished < $1" };

/** Accepted, taken back or never answered: who was invited is in the audit log. */
const PURGE_INVITATIONS = { name: "purge-invitations", text: "delete from invitations where expires < $1" };

const PURGE_SESSIONS = { name: "purge-sessions", text: "delete from sessions where expires < $1" };

/** Of what purges did themselves a week is kept: a row a minute and process. */
const RUNS_KEPT_MS = 7 * 86_400_000;

const PURGE_RUNS = { name: "purge-purge-runs", text: "delete from purge_runs where started < $1" };

/** Notices of one step. */
const NOTICES_STEP = 1_000;
/** By its notice a sweep knows what was told, so that none may go while its cause is still found: a certificate's for a month. */
const NOTICES_KEPT_MS = 60 * 86_400_000;

const PURGE_NOTICES = {
  name: "purge-notices",
  text: `delete from notices where id in (select id from notices where created < $1 order by created limit ${NOTICES_STEP})`,
};

/**
 * One step of all that is kept for RETENTION beside messages, and of what has ended by itself. Never purged: audit entries, companies, keys (their rows say who did what), and the versions of consumers that are still there.
 * @returns whether there may be more
 */
export async function purgeRemains(db: Queryable = pool(), clock: Clock = systemClock): Promise<boolean> {
  const now = clock.now();
  const cutoff = new Date(now.getTime() - env().RETENTION);
  const counts = await db.query({ ...PURGE_COUNTS, values: [cutoff] });
  const consumers = await db.query({ ...PURGE_CONSUMERS, values: [cutoff] });
  await db.query({ ...PURGE_REPLAYS, values: [cutoff] });
  await db.query({ ...PURGE_INVITATIONS, values: [cutoff] });
  await db.query({ ...PURGE_SESSIONS, values: [now] });
  await db.query({ ...PURGE_RUNS, values: [new Date(now.getTime() - RUNS_KEPT_MS)] });
  const notices = await db.query({ ...PURGE_NOTICES, values: [new Date(now.getTime() - Math.max(env().RETENTION, NOTICES_KEPT_MS))] });
  return counts.rowCount === COUNTS_STEP || notices.rowCount === NOTICES_STEP || consumers.rowCount === CONSUMERS_STEP;
}

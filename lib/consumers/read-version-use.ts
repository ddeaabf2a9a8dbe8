import { COUNTED_ATTEMPTS } from "@/lib/consumers/versions-schema";
import { pool } from "@/lib/db";
import { attemptIdAt } from "@/lib/ids";
import type { ConsumerVersion } from "@/prisma/generated/client";

/** How many attempts used a version, and from when to when. */
export interface VersionUse {
  version: number;
  count: number;
  first: Date;
  last: Date;
}

/** An attempt that was under way when the next version came still used this one. */
const UNDER_WAY_MS = 5_000;

/**
 * Attempts sort by time as versions do, so each version's lie together in the index: the first of them are counted, and the last
 * found from behind.
 */
const READ_USE = {
  name: "read-version-use",
  text: `
    select v.version, early.count, early.first, late.started_at as last
    from unnest($2::int[], $3::text[], $4::text[]) as v(version, from_id, to_id)
    cross join lateral (
      select count(*)::int as count, min(started_at) as first from (
        select started_at from attempts
        where consumer_id = $1 and id >= v.from_id and id < v.to_id and consumer_version = v.version
        order by id limit ${COUNTED_ATTEMPTS}
      ) counted
    ) early
    cross join lateral (
      select started_at from attempts
      where consumer_id = $1 and id >= v.from_id and id < v.to_id and consumer_version = v.version
      order by id desc limit 1
    ) late`,
};

/** Sorts behind every attempt's id. */
const NO_END = "atmpt_~";

/**
 * @param versions neighbours of one consumer, newest first
 * @returns by version, those that any attempt in the log used
 */
export async function readVersionUse(consumerId: string, versions: readonly ConsumerVersion[]): Promise<Map<number, VersionUse>> {
  const later = await pool().query<{ holds_from: Date }>(
    "select holds_from from consumer_versions where consumer_id = $1 and version = $2",
    [consumerId, (versions[0]?.version ?? 0) + 1],
  );
  const ends = [later.rows[0]?.holds_from, ...versions.map(({ holdsFrom }) => holdsFrom)];
  const { rows } = await pool().query<VersionUse>({
    ...READ_USE,
    values: [
      consumerId,
      versions.map(({ version }) => version),
      versions.map(({ holdsFrom }) => attemptIdAt(holdsFrom)),
      versions.map((_, at) => (ends[at] ? attemptIdAt(new Date(ends[at].getTime() + UNDER_WAY_MS)) : NO_END)),
    ],
  });
  return new Map(rows.map((use) => [use.version, use]));
}

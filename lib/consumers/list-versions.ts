import { changesBetween, configurationOf } from "@/lib/consumers/configuration";
import { readVersionUse, type VersionUse } from "@/lib/consumers/read-version-use";
import { requireConsumer } from "@/lib/consumers/require-consumer";
import type { WebhookVersion } from "@/lib/consumers/versions-schema";
import { prisma } from "@/lib/db";
import type { CursorPage } from "@/lib/paging";
import type { Scope } from "@/lib/scope";
import type { ConsumerVersion } from "@/prisma/generated/client";

export interface ListVersions {
  /** A version: the page begins after it. */
  cursor?: string | undefined;
  limit: number;
}

/** The code of each transformation that came into use, or went out of it, in these versions. @param rows newest first */
export async function readChangedCodes(consumerId: string, rows: readonly ConsumerVersion[]): Promise<Map<number, string>> {
  const changed = rows.flatMap(({ transformationVersion }, at) => {
    const earlier = rows[at + 1];
    return earlier && earlier.transformationVersion !== transformationVersion ? [transformationVersion, earlier.transformationVersion] : [];
  });
  const versions = changed.filter((version) => version !== null);
  const saved = await prisma().transformation.findMany({
    where: { consumerId, version: { in: versions } },
    select: { version: true, code: true },
  });
  return new Map(saved.map(({ version, code }) => [version, code]));
}

interface Told {
  row: ConsumerVersion;
  earlier: ConsumerVersion | undefined;
  /** The newest there is. */
  newest: number;
  codes: Map<number, string>;
  use: VersionUse | undefined;
}

function versionAnswer({ row, earlier, newest, codes, use }: Told): WebhookVersion {
  const configuration = configurationOf(row);
  return {
    version: row.version,
    current: row.version === newest,
    created: row.holdsFrom.toISOString(),
    changedBy: row.changedBy === null ? null : { id: row.changedBy, name: row.changedByName },
    action: row.action,
    restoredFrom: row.restoredFrom,
    configuration,
    changes: earlier ? changesBetween(configurationOf(earlier), configuration, codes) : [],
    attempts: use ? { count: use.count, first: use.first.toISOString(), last: use.last.toISOString() } : null,
  };
}

/**
 * The versions of a consumer's configuration, newest first, each with what it changed. A cursor that is no version's number begins
 * at the end: an empty page.
 * @throws AppError `not_found`
 */
export async function listVersions(scope: Scope, consumerId: string, { cursor, limit }: ListVersions): Promise<CursorPage<WebhookVersion>> {
  await requireConsumer(scope, consumerId);
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor)) return { results: [], nextCursor: null };
  const [newest, rows] = await Promise.all([
    prisma().consumerVersion.aggregate({ where: { consumerId }, _max: { version: true } }),
    prisma().consumerVersion.findMany({
      where: { consumerId, ...(cursor === undefined ? {} : { version: { lt: Number(cursor) } }) },
      orderBy: { version: "desc" },
      // One more: the last of the page is compared with it.
      take: limit + 1,
    }),
  ]);
  const page = rows.slice(0, limit);
  const [codes, uses] = await Promise.all([readChangedCodes(consumerId, rows), readVersionUse(consumerId, page)]);
  const results = page.map((row, at) =>
    versionAnswer({ row, earlier: rows[at + 1], newest: newest._max.version ?? 0, codes, use: uses.get(row.version) }),
  );
  return { results, nextCursor: rows.length > limit ? String(page.at(-1)?.version) : null };
}

import { checkConsumer } from "@/lib/consumers/check-consumer";
import { configurationOf } from "@/lib/consumers/configuration";
import { updateConsumerInput } from "@/lib/consumers/schema";
import { type ConfiguredColumns, changedColumns } from "@/lib/consumers/update-consumer";
import type { WebhookConfiguration } from "@/lib/consumers/versions-schema";
import { prisma } from "@/lib/db";
import { AppError, notFound, type ValidationIssue } from "@/lib/errors";
import type { Scope } from "@/lib/scope";
import { checkCode } from "@/lib/transformations/check-code";
import { invalid, issuesOf } from "@/lib/validation";
import type { Consumer, Transformation } from "@/prisma/generated/client";

/** What a restore brings back: all that a version holds in full. */
export interface RestorableVersion {
  version: number;
  columns: ConfiguredColumns;
  /** Null: none was enabled. */
  transformation: Pick<Transformation, "version" | "code"> | null;
}

/** What the checks of a change find wrong with it, under the names it has in a version. */
async function issuesIn(check: () => unknown, nameOf: (itemId: string) => string): Promise<ValidationIssue[]> {
  try {
    await check();
    return [];
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "validation") throw error;
    return error.issues.map((issue) => ({ ...issue, itemId: nameOf(issue.itemId) }));
  }
}

/** What is so already needs no check: a consumer keeps an event type that was archived. */
function differing(wanted: ConfiguredColumns, consumer: Consumer): ConfiguredColumns {
  const names = Object.keys(changedColumns(consumer, wanted));
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => names.includes(name)));
}

/** What was right when it was saved may be refused today: an event type was archived, an address range is denied. */
async function check(held: ConfiguredColumns, transformation: RestorableVersion["transformation"]): Promise<void> {
  const parsed = updateConsumerInput.safeParse(held);
  const issues = [
    ...(parsed.success ? [] : issuesOf(parsed.error, "configuration")),
    ...(await issuesIn(
      () => checkConsumer(held),
      (itemId) => `configuration.${itemId}`,
    )),
    ...(transformation
      ? await issuesIn(
          () => checkCode(transformation.code),
          () => "configuration.transformation",
        )
      : []),
  ];
  if (issues.length > 0) throw invalid(issues);
}

/** A version from before descriptions were written down leaves the one there is. */
function columnsOf({ url, eventTypes, companyTags, rateLimit, description, headers }: WebhookConfiguration): ConfiguredColumns {
  return { url, eventTypes, companyTags, rateLimit, ...(headers === null ? {} : { description }) };
}

/**
 * A version of the client's consumer, as far as it can be brought back today.
 * @throws AppError `not_found` (the consumer or its version), `validation` naming what of the version is not valid any more
 */
export async function findRestorableVersion(scope: Scope, consumerId: string, version: number): Promise<RestorableVersion> {
  const row = await prisma().consumerVersion.findFirst({
    where: { consumerId, version, consumer: { clientId: scope.clientId, deletedAt: null } },
    include: { consumer: true },
  });
  if (!row) throw notFound("Version of this webhook consumer");
  const transformation =
    row.transformationVersion === null
      ? null
      : await prisma().transformation.findUniqueOrThrow({
          where: { consumerId_version: { consumerId, version: row.transformationVersion } },
          select: { version: true, code: true },
        });
  const columns = columnsOf(configurationOf(row));
  await check(differing(columns, row.consumer), transformation);
  return { version, columns, transformation };
}

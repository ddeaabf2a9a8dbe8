import { requireConsumer } from "@/lib/consumers/require-consumer";
import { prisma } from "@/lib/db";
import type { Scope } from "@/lib/scope";
import { FIRST_CODE, type TransformationAnswer } from "@/lib/transformations/schema";
import type { Transformation } from "@/prisma/generated/client";

/** Who saved a version: the audit entry was written in the same transaction, at the same instant. */
async function authorOf(scope: Scope, { consumerId, created }: Transformation): Promise<string | null> {
  const entry = await prisma().auditEntry.findFirst({
    where: { clientId: scope.clientId, subject: `consumer:${consumerId}`, action: "consumer.transformation.saved", created },
    select: { actorName: true },
  });
  return entry?.actorName ?? null;
}

/** The one way from a row to the API's object; null where none was saved. */
export async function transformationAnswer(scope: Scope, row: Transformation | null): Promise<TransformationAnswer> {
  if (!row) return { code: FIRST_CODE, enabled: false, version: null, modified: null, modifiedBy: null };
  const { code, enabled, version, created } = row;
  return { code, enabled, version, modified: created.toISOString(), modifiedBy: await authorOf(scope, row) };
}

/**
 * A consumer's transformation as last saved, enabled or not.
 * @throws AppError `not_found`
 */
export async function getTransformation(scope: Scope, consumerId: string): Promise<TransformationAnswer> {
  await requireConsumer(scope, consumerId);
  return transformationAnswer(scope, await prisma().transformation.findFirst({ where: { consumerId }, orderBy: { version: "desc" } }));
}

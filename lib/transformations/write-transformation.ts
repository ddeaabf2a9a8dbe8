import type { Scope } from "@/lib/scope";
import type { SaveTransformationInput } from "@/lib/transformations/schema";
import type { Prisma, Transformation } from "@/prisma/generated/client";

interface Written {
  /** Null where none was ever saved. */
  before: Transformation | null;
  after: Transformation;
}

/**
 * Writes a locked consumer's transformation as a new version, in the transaction of the change. What is saved already makes none:
 * then both sides are the same.
 */
export async function writeTransformation(
  tx: Prisma.TransactionClient,
  scope: Scope,
  consumerId: string,
  { code, enabled }: SaveTransformationInput,
  now: Date,
): Promise<Written> {
  const before = await tx.transformation.findFirst({ where: { consumerId }, orderBy: { version: "desc" } });
  if (before?.code === code && before.enabled === enabled) return { before, after: before };
  const data = { consumerId, version: (before?.version ?? 0) + 1, code, enabled, created: now, createdBy: scope.actor.id };
  return { before, after: await tx.transformation.create({ data }) };
}

/** What the audit log keeps of a transformation. */
export function auditedTransformation(row: Transformation | null) {
  return row ? { code: row.code, enabled: row.enabled, version: row.version } : {};
}

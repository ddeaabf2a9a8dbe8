import { requireConsumer } from "@/lib/consumers/require-consumer";
import { prisma } from "@/lib/db";
import type { Scope } from "@/lib/scope";
import { FIRST_CODE, type TransformationAnswer } from "@/lib/transformations/schema";
import type { Transformation } from "@/prisma/generated/client";

/** The one way from a row to the API's object; null where none was saved. */
export function transformationAnswer(row: Transformation | null): TransformationAnswer {
  if (!row) return { code: FIRST_CODE, enabled: false, version: null, modified: null };
  const { code, enabled, version, created } = row;
  return { code, enabled, version, modified: created.toISOString() };
}

/**
 * A consumer's transformation as last saved, enabled or not.
 * @throws AppError `not_found`
 */
export async function getTransformation(scope: Scope, consumerId: string): Promise<TransformationAnswer> {
  await requireConsumer(scope, consumerId);
  return transformationAnswer(await prisma().transformation.findFirst({ where: { consumerId }, orderBy: { version: "desc" } }));
}

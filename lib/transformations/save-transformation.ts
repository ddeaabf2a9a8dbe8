import { type Clock, systemClock } from "@/lib/clock";
import { changeConsumer } from "@/lib/consumers/change-consumer";
import { requireConsumer } from "@/lib/consumers/require-consumer";
import type { Scope } from "@/lib/scope";
import { transformationAnswer } from "@/lib/transformations/get-transformation";
import { type SaveTransformationInput, type TransformationAnswer, writeCodeFault } from "@/lib/transformations/schema";
import { sharedSandbox } from "@/lib/transformations/shared-sandbox";
import { invalid } from "@/lib/validation";
import type { Transformation } from "@/prisma/generated/client";

/** Code that can't even be loaded would fail every attempt, so it is refused before it is saved. @throws AppError `validation` */
async function checkCode(code: string): Promise<void> {
  const error = await sharedSandbox().check(code);
  if (error) throw invalid([{ itemId: "code", message: writeCodeFault(error), validatorName: "transformation" }]);
}

function audited(row: Transformation | null) {
  return row ? { code: row.code, enabled: row.enabled, version: row.version } : {};
}

/**
 * Saves a consumer's transformation as a new version, which attempts use from now on if it is enabled (product.md R10). What is
 * saved already makes no version.
 * @throws AppError `validation` (`code`, with the line of what is wrong), `not_found`
 */
export async function saveTransformation(
  scope: Scope,
  consumerId: string,
  { code, enabled }: SaveTransformationInput,
  clock: Clock = systemClock,
): Promise<TransformationAnswer> {
  await requireConsumer(scope, consumerId);
  await checkCode(code);
  const now = clock.now();
  let saved: Transformation | null = null;
  await changeConsumer(scope, consumerId, now, async (tx) => {
    const before = await tx.transformation.findFirst({ where: { consumerId }, orderBy: { version: "desc" } });
    saved = before;
    if (before?.code === code && before.enabled === enabled) return null;
    const data = { consumerId, version: (before?.version ?? 0) + 1, code, enabled, created: now, createdBy: scope.actor.id };
    const after = await tx.transformation.create({ data });
    saved = after;
    return { action: "consumer.transformation.saved", before: audited(before), after: audited(after) };
  });
  return transformationAnswer(scope, saved);
}

import { type Clock, systemClock } from "@/lib/clock";
import { changeConsumer } from "@/lib/consumers/change-consumer";
import { requireConsumer } from "@/lib/consumers/require-consumer";
import type { Scope } from "@/lib/scope";
import { transformationAnswer } from "@/lib/transformations/get-transformation";
import type { SaveTransformationInput, TransformationAnswer } from "@/lib/transformations/schema";
import { sharedSandbox } from "@/lib/transformations/shared-sandbox";
import { invalid } from "@/lib/validation";
import type { Transformation } from "@/prisma/generated/client";

/** Code that can't even be loaded would fail every attempt, so it is refused before it is saved. @throws AppError `validation` */
async function checkCode(code: string): Promise<void> {
  const error = await sharedSandbox().check(code);
  if (!error) return;
  const place = error.line === null ? "" : `Line ${error.line}${error.column === null ? "" : `, column ${error.column}`}: `;
  throw invalid([{ itemId: "code", message: `${place}${error.message}`, validatorName: "transformation" }]);
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
  let answer = transformationAnswer(null);
  await changeConsumer(scope, consumerId, now, async (tx) => {
    const before = await tx.transformation.findFirst({ where: { consumerId }, orderBy: { version: "desc" } });
    answer = transformationAnswer(before);
    if (before?.code === code && before.enabled === enabled) return null;
    const data = { consumerId, version: (before?.version ?? 0) + 1, code, enabled, created: now, createdBy: scope.actor.id };
    const after = await tx.transformation.create({ data });
    answer = transformationAnswer(after);
    return { action: "consumer.transformation.saved", before: audited(before), after: audited(after) };
  });
  return answer;
}

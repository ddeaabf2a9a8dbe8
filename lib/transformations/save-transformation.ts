import { type Clock, systemClock } from "@/lib/clock";
import { changeConsumer } from "@/lib/consumers/change-consumer";
import { requireConsumer } from "@/lib/consumers/require-consumer";
import type { Scope } from "@/lib/scope";
import { checkCode } from "@/lib/transformations/check-code";
import { transformationAnswer } from "@/lib/transformations/get-transformation";
import type { SaveTransformationInput, TransformationAnswer } from "@/lib/transformations/schema";
import { auditedTransformation, writeTransformation } from "@/lib/transformations/write-transformation";
import type { Transformation } from "@/prisma/generated/client";

/**
 * Saves a consumer's transformation as a new version, which attempts use from now on if it is enabled (product.md R10). What is
 * saved already makes no version.
 * @throws AppError `validation` (`code`, with the line of what is wrong), `not_found`
 */
export async function saveTransformation(
  scope: Scope,
  consumerId: string,
  input: SaveTransformationInput,
  clock: Clock = systemClock,
): Promise<TransformationAnswer> {
  await requireConsumer(scope, consumerId);
  await checkCode(input.code);
  const now = clock.now();
  let saved: Transformation | null = null;
  await changeConsumer(scope, consumerId, now, async (tx) => {
    const { before, after } = await writeTransformation(tx, scope, consumerId, input, now);
    saved = after;
    if (after === before) return null;
    return { action: "consumer.transformation.saved", before: auditedTransformation(before), after: auditedTransformation(after) };
  });
  return transformationAnswer(scope, saved);
}

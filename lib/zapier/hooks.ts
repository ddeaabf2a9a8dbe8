import { type Clock, systemClock } from "@/lib/clock";
import { createConsumer } from "@/lib/consumers/create-consumer";
import { deleteConsumer } from "@/lib/consumers/delete-consumer";
import { prisma } from "@/lib/db";
import { AppError, notFound } from "@/lib/errors";
import { type Scope, ZAPIER_ACTOR } from "@/lib/scope";
import { invalid } from "@/lib/validation";
import type { SubscribeHookInput, ZapierHook } from "@/lib/zapier/schema";

/** What the consumer finds wrong, under the names of this operation. */
function renamed(error: unknown, input: SubscribeHookInput): unknown {
  if (!(error instanceof AppError) || error.code !== "validation") return error;
  return invalid(
    error.issues.map((issue) => ({
      ...issue,
      itemId:
        issue.itemId === "url" ? "hookUrl" : input.eventType !== undefined && issue.itemId === "eventTypes[0]" ? "eventType" : issue.itemId,
    })),
  );
}

/**
 * Creates the webhook consumer of a Zap; `createdBy` says that it is Zapier's.
 * @throws AppError `validation`, `consumer_limit_reached`
 */
export async function subscribeHook(scope: Scope, input: SubscribeHookInput, clock: Clock = systemClock): Promise<ZapierHook> {
  const eventTypes = input.eventTypes ?? (input.eventType === undefined ? [] : [input.eventType]);
  const wanted = { url: input.hookUrl, eventTypes, disabled: false, companyTags: [], description: "Zapier", rateLimit: null };
  const consumer = await createConsumer(scope, wanted, clock).catch((error) => {
    throw renamed(error, input);
  });
  return { id: consumer.id, hookUrl: consumer.url, eventTypes: consumer.eventTypes };
}

/**
 * Deletes the webhook consumer of a Zap.
 * @throws AppError `not_found`, also for a consumer that is not Zapier's
 */
export async function unsubscribeHook(scope: Scope, id: string, clock: Clock = systemClock): Promise<void> {
  const where = { id, clientId: scope.clientId, createdBy: ZAPIER_ACTOR.id, deletedAt: null };
  if ((await prisma().consumer.count({ where })) === 0) throw notFound("Subscription");
  await deleteConsumer(scope, id, clock);
}

import { randomUUID } from "node:crypto";
import { type Clock, systemClock } from "@/lib/clock";
import { getConsumer } from "@/lib/consumers/get-consumer";
import { canonicalName } from "@/lib/event-types/catalogue";
import { buildEnvelope } from "@/lib/messages/build-envelope";
import type { Scope } from "@/lib/scope";
import { exampleOf } from "@/lib/test-events/example-of";
import { getTransformation } from "@/lib/transformations/get-transformation";
import type { SimulateTransformationInput, Simulation } from "@/lib/transformations/schema";
import { sharedSandbox } from "@/lib/transformations/shared-sandbox";
import { invalid } from "@/lib/validation";

/**
 * An event of the type as a receiver would get it, made up.
 * @returns JSON text
 * @throws AppError `validation` (`eventType`)
 */
export function exampleEnvelope(name: string, now: Date): string {
  const eventType = canonicalName(name);
  if (eventType === undefined) {
    const message = `${name} is not in the event catalogue. GET /eventTypes lists what is.`;
    throw invalid([{ itemId: "eventType", message, validatorName: "event_type" }]);
  }
  const payload = Buffer.from(JSON.stringify(exampleOf(eventType) ?? {}));
  return buildEnvelope({ id: randomUUID(), eventType, generatedDate: now, payload, hasReferenceCompany: true }, null).toString("utf8");
}

/**
 * Tries a transformation on one event, sending nothing and saving nothing (product.md R10).
 * @returns what would be sent, or what went wrong and where
 * @throws AppError `validation` (`eventType`), `not_found`
 */
export async function simulateTransformation(
  scope: Scope,
  consumerId: string,
  input: SimulateTransformationInput,
  clock: Clock = systemClock,
): Promise<Simulation> {
  const { url } = await getConsumer(scope, consumerId);
  const example = exampleEnvelope(input.eventType, clock.now());
  const payload = input.payload === undefined ? example : JSON.stringify(input.payload);
  const code = input.code ?? (await getTransformation(scope, consumerId)).code;
  const { logs, durationMs, ...result } = await sharedSandbox().run(code, { method: "POST", url, payload });
  if (!result.ok) return { error: result.error, logs, durationMs };
  const output = { method: result.method, url: result.url, payload: JSON.parse(result.payload ?? payload), cancel: result.cancel };
  return { output, logs, durationMs };
}

import { z } from "zod";
import { createConsumerInput } from "@/lib/consumers/schema";

/** Answer of `POST /webhooks/integrationKeys/zapier`. */
export const zapierKey = z
  .object({ key: z.string().describe("What Zapier signs in with. It is shown this once; the earlier one is revoked.") })
  .meta({ id: "ZapierKey" });
export type ZapierKey = z.infer<typeof zapierKey>;

/** Answer of the request by which Zapier tests its key; `clientName` labels the connection. */
export const zapierConnection = z.object({ clientId: z.uuid(), clientName: z.string() }).meta({ id: "ZapierConnection" });
export type ZapierConnection = z.infer<typeof zapierConnection>;

/** Choices of a Zap's event type. */
export const zapierChoices = z.array(z.object({ id: z.string(), name: z.string(), description: z.string().nullable() }));
export type ZapierChoices = z.infer<typeof zapierChoices>;

/** Messages as a Zap receives them, to be mapped before the first has come. */
export const zapierSamples = z.array(z.record(z.string(), z.unknown()));

/** Body by which a Zap that is switched on subscribes. */
export const subscribeHookInput = z
  .strictObject({
    hookUrl: createConsumerInput.shape.url.describe("Where Zapier wants the events: `bundle.targetUrl`."),
    eventType: z.string().min(1).max(128).optional().describe("One event type; or give `eventTypes`."),
    eventTypes: createConsumerInput.shape.eventTypes.optional(),
  })
  .refine(({ eventType, eventTypes }) => (eventType === undefined) !== (eventTypes === undefined), {
    path: ["eventType"],
    message: "Give eventType, or eventTypes for several.",
  })
  .meta({ id: "ZapierHookInput" });
export type SubscribeHookInput = z.output<typeof subscribeHookInput>;

/** A subscription of a Zap. Its id is that of the webhook consumer behind it. */
export const zapierHook = z
  .object({ id: z.uuid().describe("Unsubscribes it: `bundle.subscribeData.id`."), hookUrl: z.string(), eventTypes: z.array(z.string()) })
  .meta({ id: "ZapierHook" });
export type ZapierHook = z.infer<typeof zapierHook>;

import { z } from "zod";

/** Body of `POST /webhooks/{id}/test`. */
export const testEventInput = z
  .strictObject({
    eventType: z.string().min(1).max(128),
    example: z.string().min(1).max(128).optional().describe("Which of the event type's examples to send; its first, where it is left out."),
    payload: z.record(z.string(), z.unknown()).optional().describe("The inner payload, instead of an example."),
  })
  .meta({ id: "TestEvent" });

export const testEventSent = z.object({ messageId: z.string() });
export type TestEventSent = z.infer<typeof testEventSent>;

import { z } from "zod";

const instant = z.iso.datetime();
const count = z.number().int();

/** Answer of `GET /webhooks/{id}/sendingState`. */
export const sendingState = z
  .object({
    host: z.string().describe("Name and port of the consumer's URL, by which the circuit breaker goes."),
    waiting: count.describe("Messages that still have an attempt before them; 10,000 stands for any more."),
    pause: z
      .object({
        until: instant,
        request: z
          .object({
            messageId: z.string(),
            attemptId: z.string(),
            status: count,
            headers: z.array(z.tuple([z.string(), z.string()])),
            at: instant,
          })
          .nullable()
          .describe("The answer that asked for it; null where its attempt is no longer kept."),
      })
      .nullable()
      .describe("The receiver asked for a pause; null where it did not."),
    breaker: z
      .object({ openUntil: instant, probing: z.boolean(), probesLeft: count.nullable() })
      .nullable()
      .describe("The host's circuit breaker; null while it is closed."),
    lastMinute: z.object({ attempts: count, failures: count }).describe("What the circuit breaker counts of the last minute."),
    failingSince: instant.nullable().describe("The first failure since the last success."),
  })
  .meta({ id: "SendingState" });
export type SendingState = z.infer<typeof sendingState>;

import { z } from "zod";

const issue = z
  .object({
    itemId: z
      .string()
      .describe("Where the culprit is: `events[499].eventType`, `headers.X-A`, `query.pageSize`, `path.webhookId`, or `body`."),
    message: z.string().describe("What is wrong with it, and what to do."),
    validatorName: z.string().describe("The rule that said so."),
  })
  .meta({ id: "ValidationIssue" });

/** The error object of the API (api.md, Errors): Codat's, property for property. */
export const errorAnswer = z
  .object({
    statusCode: z.number().int().describe("The HTTP status."),
    service: z.string(),
    error: z.string().describe("What happened and what to do, for a person."),
    correlationId: z.string().describe("Finds the request in the service's log. The `X-Correlation-Id` header says the same."),
    validation: z
      .object({ errors: z.array(issue), warnings: z.array(issue) })
      .nullable()
      .describe("Every culprit in the request, 20 at most; null where the request itself is in order."),
    canBeRetried: z.enum(["True", "False"]).describe("Whether the same request may succeed later."),
    detailedErrorCode: z.number().int().describe("Stable, for programs that tell refusals apart by number."),
  })
  .meta({ id: "Error", description: "What every refusal answers." });
export type ErrorAnswer = z.infer<typeof errorAnswer>;

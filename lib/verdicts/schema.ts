import { z } from "zod";

/** Why a message was, or was not, delivered to a consumer. */
export const VERDICTS = [
  "delivered",
  "cancelled",
  "waiting",
  "exhausted",
  "disabled",
  "consumerYounger",
  "notSubscribed",
  "tagsDidNotMatch",
  "aboutItself",
  "deleted",
] as const;

/** What can be done about a message that was not delivered. */
export const REMEDIES = ["replay", "enableFirst", "askOperator", "expunged"] as const;

/** One consumer's verdict on a message (api.md, Shapes). */
export const verdict = z
  .object({
    webhookId: z.uuid(),
    url: z.string(),
    verdict: z.enum(VERDICTS),
    reason: z
      .string()
      .optional()
      .describe("`waiting`: `schedule`, `rateLimit`, `pause` or `breaker`. `disabled`: `user`, `failing`, `gone` or `operator`."),
    until: z.iso.datetime().optional().describe("`waiting`: when the next attempt is."),
    since: z.iso
      .datetime()
      .optional()
      .describe("`disabled` and `deleted`: from when on. `consumerYounger`: when the webhook consumer was created."),
    companyTags: z.array(z.string()).optional().describe("`tagsDidNotMatch`: those the webhook consumer asked for."),
    remedy: z.enum(REMEDIES).optional().describe("What can be done about it now, where something can."),
    detail: z.string().describe("A sentence that says it all."),
  })
  .meta({ id: "Verdict" });
export type Verdict = z.infer<typeof verdict>;
export const verdictList = z.object({ results: z.array(verdict) });

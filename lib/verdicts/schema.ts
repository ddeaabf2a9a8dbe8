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
  "deleted",
] as const;

/** One consumer's verdict on a message (api.md, Shapes). */
export const verdict = z.object({
  webhookId: z.uuid(),
  url: z.string(),
  verdict: z.enum(VERDICTS),
  /** `waiting`: `schedule`, `rateLimit`, `pause` or `breaker`. `disabled`: `user`, `failing`, `gone` or `operator`. */
  reason: z.string().optional(),
  /** `waiting`: when the next attempt is. */
  until: z.iso.datetime().optional(),
  /** A sentence that says it all. */
  detail: z.string(),
});
export type Verdict = z.infer<typeof verdict>;
export const verdictList = z.object({ results: z.array(verdict) });

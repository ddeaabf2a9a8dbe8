import { z } from "zod";

/** Parts of the catalogue, in the order they are shown. */
export const EVENT_TYPE_SOLUTIONS = ["platform", "bankFeeds", "expenses", "lending", "spendInsights", "legacy", "custom"] as const;
export type EventTypeSolution = (typeof EVENT_TYPE_SOLUTIONS)[number];

/** What the portal needs to know of an event type to let someone choose it. */
export const eventTypeSummary = z.object({
  name: z.string(),
  solution: z.enum(EVENT_TYPE_SOLUTIONS),
  /** Within the solution: `company`, `connection`, `read`, `write`, `clientRateLimit`; null where it has no groups. */
  group: z.string().nullable(),
  deprecated: z.boolean(),
  replacedBy: z.string().nullable(),
});
export type EventTypeSummary = z.infer<typeof eventTypeSummary>;

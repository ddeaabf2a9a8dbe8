import { z } from "zod";
import { operation } from "@/lib/api/operation";
import { webhookParams } from "@/lib/api/v1/webhooks";
import { getActivity } from "@/lib/delivery-log/get-activity";
import { getActivityOverview } from "@/lib/delivery-log/get-activity-overview";
import { getStats } from "@/lib/delivery-log/get-stats";
import { activity, activityOverview, stats } from "@/lib/delivery-log/schema";

const statsQuery = z.object({
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  interval: z.string().max(20).optional(),
});

const tag = "Activity";

export const activityOperations = [
  operation({
    method: "GET",
    path: "/webhooks/{webhookId}/stats",
    summary: "Count a webhook consumer's attempts over time",
    description:
      "From counts of five minutes, so that figures over any range come at once. Empty buckets are there too. `interval` is an ISO 8601 duration such as `PT1H`; without it one is chosen to suit the range.",
    tag,
    permission: "messages.read",
    request: { params: webhookParams, query: statsQuery },
    success: { status: 200, schema: stats },
    errors: ["not_found"],
    run: ({ scope, params, query }) => getStats(scope, params.webhookId, query),
  }),
  operation({
    method: "GET",
    path: "/activity",
    summary: "Count the attempts of all webhook consumers over time",
    description: "As the stats of each consumer, in one answer.",
    tag,
    permission: "messages.read",
    request: { query: statsQuery },
    success: { status: 200, schema: activity },
    run: ({ scope, query }) => getActivity(scope, query),
  }),
  operation({
    method: "GET",
    path: "/activity/overview",
    summary: "See all attempts over time, what failed most and why",
    description: "Attempts of all consumers together, with the endpoints that fail most and why.",
    tag,
    permission: "messages.read",
    request: { query: statsQuery.extend({ webhookId: z.uuid().optional() }) },
    success: { status: 200, schema: activityOverview },
    run: ({ scope, query }) => getActivityOverview(scope, query),
  }),
];

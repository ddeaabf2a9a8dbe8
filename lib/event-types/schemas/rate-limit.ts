import { dateTime, integer, object } from "@/lib/event-types/json-schema";

/** Payload of `client.rateLimit.*`. */
export const rateLimitPayload = object(
  "The quota of requests.",
  {
    dailyQuota: integer("Requests a day that may be made."),
    quotaRemaining: integer("Requests that are left."),
    expiryDate: dateTime("When the quota begins anew."),
  },
  ["dailyQuota", "quotaRemaining", "expiryDate"],
);

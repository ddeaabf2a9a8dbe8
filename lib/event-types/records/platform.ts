import { eventType } from "@/lib/event-types/event-type";

/** Companies, their connections, what is read from them, and the client's own rate limit. */
export const platformEventTypes = [
  eventType("platform", "company", "company.created"),
  eventType("platform", "company", "company.deleted"),
  eventType("platform", "connection", "connection.created"),
  eventType("platform", "connection", "connection.connected"),
  eventType("platform", "connection", "connection.disconnected"),
  eventType("platform", "connection", "connection.reconnected"),
  eventType("platform", "connection", "connection.failed"),
  eventType("platform", "connection", "connection.deleted"),
  eventType("platform", "read", "read.completed"),
  eventType("platform", "read", "read.completed.initial"),
  eventType("platform", "clientRateLimit", "client.rateLimit.reached"),
  eventType("platform", "clientRateLimit", "client.rateLimit.reset"),
];

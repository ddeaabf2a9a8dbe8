import { legacyEventType } from "@/lib/event-types/event-type";

/**
 * Names of the earlier, rule-based service. A replacement is the type to subscribe to instead; where the old one was split in
 * several, it is the one that carries the same news (the descriptions say what to look for in it).
 */
export const legacyEventTypes = [
  legacyEventType("DataConnectionStatusChanged", "connection.connected"),
  legacyEventType("NewCompanySynchronized", "read.completed.initial"),
  legacyEventType("DataSyncCompleted", "read.completed"),
  legacyEventType("DatasetDataChanged", "read.completed"),
  legacyEventType("DataSyncStatusChangedToError", "read.completed"),
  legacyEventType("PushOperationStatusChanged", "{dataType}.write.successful"),
  legacyEventType("PushOperationTimedOut", "{dataType}.write.unsuccessful"),
  legacyEventType("SyncConnectionDeleted", "connection.deleted"),
  legacyEventType("SyncCompleted", "expenses.sync.successful"),
  legacyEventType("SyncFailed", "expenses.sync.unsuccessful"),
  legacyEventType("ClientRateLimitReached", "client.rateLimit.reached"),
  legacyEventType("ClientRateLimitReset", "client.rateLimit.reset"),
];

import { type EventType, eventType } from "@/lib/event-types/event-type";
import { clientAlert, companyAlert, connectionAlert } from "@/lib/event-types/examples/alert";
import { exampleConnectionId } from "@/lib/event-types/examples/connection";
import type { JsonSchema } from "@/lib/event-types/json-schema";
import { alertPayload } from "@/lib/event-types/schemas/alert";
import {
  connectionStatusData,
  dataSyncCompletedData,
  datasetChangedData,
  datasetErrorData,
  pushStatusData,
  pushTimedOutData,
  rateLimitReachedData,
  rateLimitResetData,
  syncCompletedData,
  syncFailedData,
} from "@/lib/event-types/schemas/alert-data";

/** An event type of the earlier service, kept for the receivers that know its name. */
function legacy(name: string, replacedBy: string, payload: JsonSchema, example: string, value: Record<string, unknown>): EventType {
  return eventType(name, { solution: "legacy", deprecated: true, replacedBy, payload, examples: { [example]: value } });
}

const datasetId = "51c8f0e7-a926-4d3b-8b74-e09d62c5fa18";
const pushOperationKey = "b91e4d70-3a6c-4f85-9d12-c07e58a3f6b4";
const syncId = "7c1a95e0-48bd-4f36-a2d7-50e9b3c86f12";
const tomorrow = "2026-03-10T00:00:00Z";

const connectionTypes = [
  legacy(
    "DataConnectionStatusChanged",
    "connection.connected",
    alertPayload("connection", connectionStatusData),
    "Connection linked",
    connectionAlert("DataConnectionStatusChanged", "The data connection to QuickBooks Online changed from PendingAuth to Linked.", {
      dataConnectionId: exampleConnectionId,
      newStatus: "Linked",
      oldStatus: "PendingAuth",
      platformKey: "qhyg",
    }),
  ),
  legacy(
    "NewCompanySynchronized",
    "read.completed.initial",
    alertPayload("connection"),
    "Company synchronised",
    connectionAlert("New company synchronized", "Harbour Lane Bakery was synchronised for the first time."),
  ),
];

const dataTypes = [
  legacy(
    "DataSyncCompleted",
    "read.completed",
    alertPayload("connection", dataSyncCompletedData),
    "Synchronised",
    connectionAlert("Data sync completed", "The synchronisation of creditNotes ended.", { dataType: "creditNotes", datasetId }),
  ),
  legacy(
    "DatasetDataChanged",
    "read.completed",
    alertPayload("connection", datasetChangedData),
    "Data changed",
    connectionAlert("Dataset data changed", "The synchronisation of invoices brought changes.", { dataType: "invoices", datasetId }),
  ),
  legacy(
    "DataSyncStatusChangedToError",
    "read.completed",
    alertPayload("connection", datasetErrorData),
    "Synchronisation failed",
    connectionAlert("Data Sync Status Changed To Error", "The synchronisation of invoices ended with ProcessingError.", {
      dataType: "invoices",
      datasetStatus: "ProcessingError",
      datasetId,
    }),
  ),
];

const pushTypes = [
  legacy(
    "PushOperationStatusChanged",
    "{dataType}.write.successful",
    alertPayload("connection", pushStatusData),
    "Push succeeded",
    connectionAlert("Push Operation Status Changed", "The write request for invoices has the status Success.", {
      dataType: "invoices",
      status: "Success",
      pushOperationKey,
    }),
  ),
  legacy(
    "PushOperationTimedOut",
    "{dataType}.write.unsuccessful",
    alertPayload("connection", pushTimedOutData),
    "Push timed out",
    connectionAlert("Push Operation Timed Out", "The write request for invoices got no answer in time.", {
      dataType: "invoices",
      pushOperationKey,
      pushOperationGuid: pushOperationKey,
    }),
  ),
];

const syncTypes = [
  legacy(
    "SyncConnectionDeleted",
    "connection.deleted",
    alertPayload("company"),
    "Connection deleted",
    companyAlert("Sync Connection Deleted", "The synchronisation's connection of Harbour Lane Bakery was deleted."),
  ),
  legacy(
    "SyncCompleted",
    "expenses.sync.successful",
    alertPayload("company", syncCompletedData),
    "Synchronisation completed",
    companyAlert("Sync Completed", "The synchronisation of expenses of Harbour Lane Bakery ended well.", { syncId, syncType: "Expense" }),
  ),
  legacy(
    "SyncFailed",
    "expenses.sync.unsuccessful",
    alertPayload("company", syncFailedData),
    "Synchronisation failed",
    companyAlert("Sync Failed", "The synchronisation of expenses of Harbour Lane Bakery failed at the step Pushing.", {
      syncId,
      syncType: "Expense",
      FailureStage: "Pushing",
    }),
  ),
];

const rateLimitTypes = [
  legacy(
    "ClientRateLimitReached",
    "client.rateLimit.reached",
    alertPayload("client", rateLimitReachedData),
    "Quota used up",
    clientAlert("Rate Limit Reached", "The daily quota of 12000 requests is used up.", { DailyQuota: 12000, ExpiresUtc: tomorrow }),
  ),
  legacy(
    "ClientRateLimitReset",
    "client.rateLimit.reset",
    alertPayload("client", rateLimitResetData),
    "Quota renewed",
    clientAlert("Rate Limit Reset", "The daily quota is 12000 requests again.", {
      QuotaRemaining: 12000,
      ResetReason: "A new day began.",
      DailyQuota: 12000,
      ExpiresUtc: tomorrow,
    }),
  ),
];

/**
 * Names of the earlier, rule-based service. A replacement is the type to subscribe to instead; where the old one was split in
 * several, it is the one that carries the same news (the descriptions say what to look for in it).
 */
export const legacyEventTypes = [...connectionTypes, ...dataTypes, ...pushTypes, ...syncTypes, ...rateLimitTypes];

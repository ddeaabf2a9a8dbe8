import { dateTime, integer, nullable, object, text, uuid } from "@/lib/event-types/json-schema";
import { connectionId, connectionStatus } from "@/lib/event-types/schemas/connection";
import { dataType } from "@/lib/event-types/schemas/data-types";
import { writeStatus } from "@/lib/event-types/schemas/write";

// What the `Data` of an alert holds, by what it is about.

const datasetId = uuid("Identifies the synchronised dataset.");
const pushOperationKey = uuid("Identifies the write request.");
const syncId = uuid("Identifies the synchronisation.");
const syncType = text("The kind of synchronisation.");
const dailyQuota = integer("Requests a day that may be made.");
const expiresUtc = dateTime("When the quota begins anew.");

export const accountCategoriesData = object(
  "The change.",
  { modifiedDate: dateTime("When the categories of the company's accounts last changed.") },
  ["modifiedDate"],
);

export const connectionStatusData = object(
  "The change of status.",
  {
    dataConnectionId: connectionId,
    newStatus: connectionStatus("The status it has now."),
    oldStatus: connectionStatus("The status it had before."),
    platformKey: text("Four letters that name the integration.", { minLength: 4, maxLength: 4, pattern: "[a-z]{4}" }),
  },
  ["dataConnectionId", "newStatus", "oldStatus"],
);

export const dataSyncCompletedData = object("The dataset that was synchronised.", { dataType: nullable(dataType), datasetId });

export const datasetChangedData = object("The dataset that changed.", { dataType, datasetId }, ["dataType"]);

export const datasetErrorData = object(
  "The dataset that could not be synchronised.",
  { dataType, datasetStatus: text("How the synchronisation ended."), datasetId },
  ["dataType", "datasetStatus"],
);

export const pushStatusData = object(
  "The write request.",
  { dataType, status: writeStatus("The status the write request has now."), pushOperationKey },
  ["dataType", "status", "pushOperationKey"],
);

export const pushTimedOutData = object(
  "The write request.",
  { dataType, pushOperationKey, pushOperationGuid: { ...pushOperationKey, deprecated: true } },
  ["dataType", "pushOperationKey"],
);

export const syncCompletedData = object("The synchronisation.", { syncId, syncType }, ["syncId"]);

export const syncFailedData = object(
  "The synchronisation.",
  { syncId, syncType, FailureStage: text("The step at which the synchronisation failed.") },
  ["syncId"],
);

export const rateLimitReachedData = object("The quota.", { DailyQuota: dailyQuota, ExpiresUtc: expiresUtc }, ["DailyQuota"]);

export const rateLimitResetData = object("The quota.", {
  QuotaRemaining: nullable(integer("Requests that are left.")),
  ResetReason: text("Why the quota began anew."),
  DailyQuota: nullable(dailyQuota),
  ExpiresUtc: nullable(expiresUtc),
});

import { eventType } from "@/lib/event-types/event-type";
import { exampleCompany, exampleReferenceCompany } from "@/lib/event-types/examples/company";
import { exampleConnection, exampleConnectionId } from "@/lib/event-types/examples/connection";
import { company } from "@/lib/event-types/schemas/company";
import { connectionPayload } from "@/lib/event-types/schemas/connection";
import { rateLimitPayload } from "@/lib/event-types/schemas/rate-limit";
import { readPayload } from "@/lib/event-types/schemas/read";

const aCompany = { solution: "platform", group: "company", payload: company } as const;
const aConnection = { solution: "platform", group: "connection", payload: connectionPayload } as const;
const aReading = { solution: "platform", group: "read", payload: readPayload } as const;
const aQuota = { solution: "platform", group: "clientRateLimit", payload: rateLimitPayload } as const;

const connectionError = (statusCode: string, statusText: string, errorMessage: string) => [
  { statusCode, statusText, errorMessage, erroredOnUtc: "2026-03-09T14:05:19.207Z", status: "Active" },
];

const dataTypes = (...results: [dataType: string, recordsModified: boolean, status: string][]) =>
  results.map(([dataType, recordsModified, status]) => ({ connectionId: exampleConnectionId, dataType, recordsModified, status }));

const companyEventTypes = [
  eventType("company.created", { ...aCompany, examples: { "Company created": exampleCompany } }),
  eventType("company.deleted", {
    ...aCompany,
    examples: { "Company deleted": { ...exampleCompany, created: "2025-11-18T10:30:00.000Z", lastSync: "2026-03-08T23:15:09.000Z" } },
  }),
];

const connectionEventTypes = [
  eventType("connection.created", {
    ...aConnection,
    examples: { "Connection created": exampleConnection({ status: "PendingAuth", lastSync: null, created: "2026-03-09T14:05:21.000Z" }) },
  }),
  eventType("connection.connected", { ...aConnection, examples: { "Connection connected": exampleConnection({ lastSync: null }) } }),
  eventType("connection.disconnected", {
    ...aConnection,
    examples: {
      Unlinked: exampleConnection({ status: "Unlinked" }),
      "De-authorised": exampleConnection({
        status: "Deauthorized",
        dataConnectionErrors: connectionError("401", "Unauthorized", "QuickBooks Online withdrew the authorisation."),
      }),
    },
  }),
  eventType("connection.reconnected", { ...aConnection, examples: { Reconnected: exampleConnection() } }),
  eventType("connection.failed", {
    ...aConnection,
    examples: {
      "Connection failed": exampleConnection({
        status: "PendingAuth",
        lastSync: null,
        dataConnectionErrors: connectionError("403", "Forbidden", "The authorisation was cancelled before it was complete."),
      }),
    },
  }),
  eventType("connection.deleted", { ...aConnection, examples: { "Connection deleted": exampleConnection() } }),
];

const readEventTypes = [
  eventType("read.completed", {
    ...aReading,
    examples: {
      "Read completed": {
        referenceCompany: exampleReferenceCompany,
        modifiedFromDate: "2026-03-08T14:00:00.000Z",
        dataTypes: dataTypes(["invoices", true, "Complete"], ["customers", false, "Complete"]),
      },
      "With errors": {
        referenceCompany: exampleReferenceCompany,
        modifiedFromDate: "2026-03-08T14:00:00.000Z",
        dataTypes: dataTypes(["invoices", true, "Complete"], ["bills", false, "FetchError"]),
      },
    },
  }),
  eventType("read.completed.initial", {
    ...aReading,
    examples: {
      "Initial read": {
        referenceCompany: exampleReferenceCompany,
        modifiedFromDate: null,
        dataTypes: dataTypes(["company", true, "Complete"], ["chartOfAccounts", true, "Complete"], ["invoices", true, "Complete"]),
      },
    },
  }),
];

const rateLimitEventTypes = [
  eventType("client.rateLimit.reached", {
    ...aQuota,
    examples: { "Quota used up": { dailyQuota: 12000, quotaRemaining: 0, expiryDate: "2026-03-10T00:00:00.000Z" } },
  }),
  eventType("client.rateLimit.reset", {
    ...aQuota,
    examples: { "Quota renewed": { dailyQuota: 12000, quotaRemaining: 12000, expiryDate: "2026-03-10T14:05:21.000Z" } },
  }),
];

/** Companies, their connections, what is read from them, and the client's own rate limit. */
export const platformEventTypes = [...companyEventTypes, ...connectionEventTypes, ...readEventTypes, ...rateLimitEventTypes];

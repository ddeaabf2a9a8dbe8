// Things as the API reference shows them: one story, told by every operation.

export const CONSUMER_ID = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
export const MESSAGE_ID = "msg_01KAJ8Z3M5T7V9X1B3D5F7H9K1";

const COMPANY_ID = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";
const EVENT_ID = "invoice-4711-paid";
const ACCEPTED = "2026-03-09T14:05:21.482Z";
const PAYLOAD = { referenceCompany: { id: COMPANY_ID, name: "Toft stores" } };

export const EVENT = { eventType: "company.created", id: EVENT_ID, companyId: COMPANY_ID, payload: PAYLOAD };

export const CONSUMER = {
  id: CONSUMER_ID,
  url: "https://shop.example/hooks/ledger",
  description: "Ledger import",
  eventTypes: ["company.created", "read.completed"],
  companyTags: ["region:uk"],
  disabled: false,
  rateLimit: 50,
  created: "2026-03-02T09:12:44.108Z",
  modified: "2026-03-02T09:12:44.108Z",
  state: {},
};

export const CONSUMER_PAGE = {
  results: [CONSUMER],
  pageNumber: 1,
  pageSize: 100,
  totalResults: 1,
  _links: { self: { href: "/api/v1/webhooks" }, current: { href: "/api/v1/webhooks?page=1&pageSize=100" } },
};

const PROGRESS = { status: "Attempting", attemptCount: 2, slot: 2, slots: 8, nextAttemptAt: "2026-03-09T14:10:28.930Z" };

export const MESSAGE = {
  id: MESSAGE_ID,
  eventId: EVENT_ID,
  eventType: "company.created",
  companyId: COMPANY_ID,
  companyTags: ["region:uk"],
  generatedDate: ACCEPTED,
  created: ACCEPTED,
  expires: "2026-06-07T14:05:21.482Z",
  status: "Attempting",
  isTest: false,
  size: 214,
  schemaIssue: null,
  expunged: null,
  deliveries: [{ webhookId: CONSUMER_ID, url: CONSUMER.url, ...PROGRESS, waitingFor: "schedule" }],
};

export const LISTED_MESSAGE = {
  ...MESSAGE,
  companyName: "Toft stores",
  lastAttempt: {
    id: "atmpt_01KAJ8Z8R2T4V6X8B1D3F5H7K9",
    startedAt: "2026-03-09T14:05:26.611Z",
    durationMs: 84.2,
    status: 503,
    errorCode: "http_status",
    outcome: "failure",
  },
};

export const ENVELOPE = { id: EVENT_ID, eventType: "company.created", generatedDate: ACCEPTED, payload: PAYLOAD };

export const ATTEMPT = {
  id: "atmpt_01KAJ8Z8R2T4V6X8B1D3F5H7K9",
  messageId: MESSAGE_ID,
  webhookId: CONSUMER_ID,
  webhookVersion: 4,
  number: 2,
  slot: 1,
  trigger: "schedule",
  triggeredBy: null,
  replayId: null,
  outcome: "failure",
  errorCode: "http_status",
  errorMessage: "The receiver answered 503.",
  startedAt: "2026-03-09T14:05:26.611Z",
  durationMs: 84.2,
  request: { method: "POST", url: CONSUMER.url, headers: [["webhook-id", MESSAGE_ID]], body: JSON.stringify(ENVELOPE) },
  response: { status: 503, headers: [["content-type", "text/plain"]], body: "later", truncated: false, encoding: "utf8" },
  timing: { dns: 4.1, connect: 11.6, tls: 18.9, firstByte: 49.1, total: 84.2 },
  remote: { address: "203.0.113.7", tlsVersion: "TLSv1.3", certificateExpires: "2026-09-01T00:00:00.000Z" },
  transformation: null,
  next: { at: "2026-03-09T14:10:28.930Z", reason: "schedule" },
};

export const REPLAY = {
  id: "b3f1c2d4-5e6f-4708-9a1b-2c3d4e5f6071",
  webhookId: CONSUMER_ID,
  kind: "failed",
  status: "running",
  since: "2026-03-09T00:00:00.000Z",
  until: "2026-03-09T14:00:00.000Z",
  eventTypes: null,
  pace: 40,
  total: 1200,
  done: 310,
  succeeded: 308,
  failed: 2,
  created: "2026-03-09T14:01:02.003Z",
  createdBy: "Ada Muster",
  finished: null,
};

export const TRANSFORMATION = {
  code: "function handler(webhook) {\n  webhook.payload.source = 'postrider';\n  return webhook;\n}\n",
  enabled: true,
  version: 3,
  modified: "2026-03-05T10:20:30.405Z",
  modifiedBy: "Ada Muster",
};

export const VERSION = {
  version: 4,
  current: true,
  created: CONSUMER.modified,
  changedBy: { id: "user:2f4d6a8c-1b3e-4c5d-9e7f-0a1b2c3d4e5f", name: "Ada Muster" },
  action: "consumer.updated",
  restoredFrom: null,
  configuration: {
    url: CONSUMER.url,
    description: CONSUMER.description,
    eventTypes: CONSUMER.eventTypes,
    companyTags: CONSUMER.companyTags,
    rateLimit: CONSUMER.rateLimit,
    disabledReason: null,
    headers: [{ name: "Authorization", version: 2 }],
    certificate: null,
    transformation: { version: 3 },
  },
  changes: [{ property: "rateLimit", before: null, after: CONSUMER.rateLimit }],
  attempts: { count: 318, first: "2026-03-02T09:13:02.771Z", last: "2026-03-09T14:05:26.611Z" },
};

export const CERTIFICATE = {
  subject: "CN=ledger-import",
  issuer: "CN=Shop client authority",
  serialNumber: "5B3A9C0D1E2F",
  fingerprint256: "A1:B2:C3:D4:E5:F6:07:18:29:3A:4B:5C:6D:7E:8F:90:A1:B2:C3:D4:E5:F6:07:18:29:3A:4B:5C:6D:7E:8F:90",
  notBefore: "2026-01-01T00:00:00.000Z",
  notAfter: "2027-01-01T00:00:00.000Z",
};

import type { Operation } from "@/lib/api/operation";
import { activityOperations } from "@/lib/api/v1/activity";
import { apiKeyOperations } from "@/lib/api/v1/api-keys";
import { auditOperations } from "@/lib/api/v1/audit";
import { companyOperations } from "@/lib/api/v1/companies";
import { eventTypeOperations } from "@/lib/api/v1/event-types";
import { eventOperations } from "@/lib/api/v1/events";
import { inboxOperations } from "@/lib/api/v1/inbox";
import { messageOperations } from "@/lib/api/v1/messages";
import { replayOperations } from "@/lib/api/v1/replays";
import { resendOperations } from "@/lib/api/v1/resend";
import { sendingStateOperations } from "@/lib/api/v1/sending-state";
import { testEventOperations } from "@/lib/api/v1/test-events";
import { transformationOperations } from "@/lib/api/v1/transformations";
import { verdictOperations } from "@/lib/api/v1/verdicts";
import { versionOperations } from "@/lib/api/v1/versions";
import { webhookSecurityOperations } from "@/lib/api/v1/webhook-security";
import { webhookOperations } from "@/lib/api/v1/webhooks";
import { zapierOperations } from "@/lib/api/v1/zapier";

/** Every operation of the API. Routing, the refusals tests and the API reference are made from it. */
export const operations: readonly Operation[] = [
  ...webhookOperations,
  ...webhookSecurityOperations,
  ...versionOperations,
  ...inboxOperations,
  ...eventOperations,
  ...messageOperations,
  ...resendOperations,
  ...verdictOperations,
  ...replayOperations,
  ...testEventOperations,
  ...transformationOperations,
  ...activityOperations,
  ...sendingStateOperations,
  ...auditOperations,
  ...eventTypeOperations,
  ...companyOperations,
  ...apiKeyOperations,
  ...zapierOperations,
];

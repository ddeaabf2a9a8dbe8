import { eventType } from "@/lib/event-types/event-type";
import {
  certificatePayload,
  disabledPayload,
  exhaustedPayload,
  failingPayload,
  recoveredPayload,
} from "@/lib/event-types/schemas/operational";

const endpoint = {
  webhookId: "0197c3de-4b5a-7e21-9f60-3a8d5c1b7e94",
  url: "https://hooks.harbourlane.example/companies",
  description: "CRM",
};
const links = { portal: `https://hooks.example.com/monitor/events/endpoints/${endpoint.webhookId}` };

const unavailable = {
  code: "http_status",
  status: 503,
  message: "The endpoint answered 503; answer 200 to 299 once the message is stored, and work on it afterwards.",
  at: "2026-03-09T14:05:02.118Z",
};
const gone = {
  code: "gone",
  status: 410,
  message: "The endpoint answered 410 Gone, so the consumer was disabled; enable it again if it should go on receiving.",
  at: "2026-03-09T14:05:20.874Z",
};

const failing = (failingSince: string, failingHours: number, disablesAt: string) => ({
  ...endpoint,
  failingSince,
  failedAttempts: 412,
  waitingMessages: 96,
  lastError: unavailable,
  failingHours,
  disablesAt,
  nextStep: "Repair the endpoint: the next attempt that succeeds ends this. Nothing is lost while messages have attempts left.",
  links,
});

/** What Postrider tells a client of. Only Postrider publishes these (lib/notices). */
export const operationalEventTypes = [
  eventType("webhook.failing", {
    solution: "operational",
    payload: failingPayload,
    examples: {
      "After a day": failing("2026-03-08T14:00:05.000Z", 24, "2026-03-13T14:00:05.000Z"),
      "A day before disabling": failing("2026-03-05T14:00:05.000Z", 96, "2026-03-10T14:00:05.000Z"),
    },
  }),
  eventType("webhook.disabled", {
    solution: "operational",
    payload: disabledPayload,
    examples: {
      "Five days of failures": {
        ...endpoint,
        reason: "failing",
        disabledAt: "2026-03-09T14:05:21.000Z",
        failingSince: "2026-03-04T14:04:50.000Z",
        failedAttempts: 1_904,
        waitingMessages: 96,
        lastError: unavailable,
        nextStep: "Repair the endpoint, enable it, then replay the messages it missed.",
        links,
      },
      "410 Gone": {
        ...endpoint,
        reason: "gone",
        disabledAt: "2026-03-09T14:05:21.000Z",
        failingSince: "2026-03-09T14:05:20.874Z",
        failedAttempts: 1,
        waitingMessages: 3,
        lastError: gone,
        nextStep: "If it should go on receiving, stop answering 410, enable it, then replay the messages it missed.",
        links,
      },
    },
  }),
  eventType("webhook.recovered", {
    solution: "operational",
    payload: recoveredPayload,
    examples: {
      Recovered: {
        ...endpoint,
        failingSince: "2026-03-08T14:00:05.000Z",
        recoveredAt: "2026-03-09T14:05:19.402Z",
        nextStep: "Nothing has to be done. Messages that used up their attempts meanwhile can be recovered.",
        links,
      },
    },
  }),
  eventType("message.exhausted", {
    solution: "operational",
    payload: exhaustedPayload,
    examples: {
      "Attempts used up": {
        ...endpoint,
        messageId: "msg_01KAJ8Z3M5T7V9X1B3D5F7H9K1",
        eventId: "5f0c7a52-93d1-4b0e-8f64-2a8d1c6e7b39",
        eventType: "invoices.write.successful",
        companyId: "c8a1f6d2-7b39-4e05-9d84-51f20be67a3c",
        acceptedAt: "2026-03-08T10:30:12.000Z",
        attempts: 8,
        lastError: unavailable,
        nextStep: "Repair the endpoint, then resend the message or recover all that failed.",
        links: { portal: "https://hooks.example.com/monitor/events/messages/msg_01KAJ8Z3M5T7V9X1B3D5F7H9K1" },
      },
    },
  }),
  eventType("certificate.expiring", {
    solution: "operational",
    payload: certificatePayload,
    examples: {
      "A week left": {
        ...endpoint,
        certificate: {
          subject: "CN=postrider, O=Harbour Lane",
          issuer: "CN=Harbour Lane Issuing CA",
          serialNumber: "4C9E21A07B35",
          fingerprint256: "9A:1F:5B:07:C2:4D:E8:33:76:A1:0C:9E:58:D4:2B:F6:11:87:3E:C5:60:9D:FA:24:B8:4F:72:0D:E3:95:6A:1C",
          notAfter: "2026-03-16T12:00:00.000Z",
        },
        daysLeft: 6,
        nextStep: "Set a new certificate on the endpoint's Advanced tab before this one runs out.",
        links: { portal: `${links.portal}/advanced` },
      },
    },
  }),
];

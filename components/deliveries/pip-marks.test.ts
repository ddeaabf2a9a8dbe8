import { describe, expect, it } from "vitest";
import { pipsOfDelivery, pipsOfRow } from "@/components/deliveries/pip-marks";
import type { DeliveryRow } from "@/lib/delivery-log/schema";

const base: DeliveryRow = {
  messageId: "msg_1",
  eventType: "company.created",
  company: null,
  isTest: false,
  created: "2026-11-12T13:16:40.000Z",
  status: "Attempting",
  attemptCount: 2,
  slot: 2,
  slots: 4,
  nextAttemptAt: "2026-11-12T13:22:00.000Z",
  waitingFor: "schedule",
  outcomes: ["failure", "failure"],
  lastAttempt: {
    id: "atmpt_2",
    startedAt: "2026-11-12T13:17:00.000Z",
    durationMs: 212,
    status: 503,
    errorCode: "http_status",
    trigger: "schedule",
    triggeredBy: null,
  },
};

describe("pipsOfRow", () => {
  it("shows what was attempted and what is next", () => {
    expect(pipsOfRow(base)).toEqual({ slots: ["failure", "failure", "next", "unused"], outside: [] });
  });

  it("shows a first attempt under way", () => {
    const sending: DeliveryRow = {
      ...base,
      status: "Sending",
      slot: 0,
      attemptCount: 0,
      waitingFor: null,
      outcomes: [],
      lastAttempt: null,
    };
    expect(pipsOfRow(sending).slots).toEqual(["underWay", "unused", "unused", "unused"]);
    expect(pipsOfRow({ ...sending, waitingFor: "rateLimit" }).slots[0]).toBe("next");
  });

  it("sets a resend apart", () => {
    const resent: DeliveryRow = {
      ...base,
      status: "Success",
      nextAttemptAt: null,
      waitingFor: null,
      outcomes: ["failure", "failure", "success"],
      lastAttempt: { ...(base.lastAttempt as NonNullable<DeliveryRow["lastAttempt"]>), trigger: "manual", triggeredBy: "Maud Ferrant" },
    };
    expect(pipsOfRow(resent)).toEqual({ slots: ["failure", "failure", "unused", "unused"], outside: ["success"] });
  });

  it("shows slots that passed while disabled", () => {
    expect(pipsOfRow({ ...base, slot: 3, status: "Attempting" }).slots).toEqual(["failure", "failure", "skipped", "next"]);
  });
});

describe("pipsOfDelivery", () => {
  it("puts each attempt into its slot, newest first as it comes", () => {
    const attempts = [
      { number: 3, slot: null, outcome: "failure" as const },
      { number: 2, slot: 2, outcome: "failure" as const },
      { number: 1, slot: 0, outcome: "failure" as const },
    ];
    expect(pipsOfDelivery({ ...base, slot: 3 }, attempts)).toEqual({
      slots: ["failure", "skipped", "failure", "next"],
      outside: ["failure"],
    });
  });
});

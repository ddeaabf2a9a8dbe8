import { expect, it } from "vitest";
import { switchedConsumer } from "@/components/consumers/switched-consumer";
import type { WebhookConsumer } from "@/lib/consumers/schema";

const NOW = Date.parse("2026-03-14T09:00:00.000Z");
const active: WebhookConsumer = {
  id: "5c3b1a90-7c1e-4c8e-9d7a-2f6c0d1e2b3a",
  url: "https://example.com/hook",
  description: null,
  eventTypes: ["company.created"],
  companyTags: [],
  disabled: false,
  rateLimit: null,
  created: "2026-03-01T09:00:00.000Z",
  modified: "2026-03-01T09:00:00.000Z",
  state: {},
};

it("is disabled by a person, from now", () => {
  expect(switchedConsumer(active, true, NOW)).toEqual({
    ...active,
    disabled: true,
    disabledReason: "user",
    disabledAt: "2026-03-14T09:00:00.000Z",
  });
});

it("is enabled without anything left of its disabling, whoever did it", () => {
  const gone = { ...active, disabled: true, disabledReason: "gone" as const, disabledAt: "2026-03-10T09:00:00.000Z" };
  expect(switchedConsumer(gone, false, NOW)).toEqual(active);
});

it("stays as it is when it is so already", () => {
  const failing = { ...active, disabled: true, disabledReason: "failing" as const };
  expect(switchedConsumer(failing, true, NOW)).toBe(failing);
  expect(switchedConsumer(active, false, NOW)).toBe(active);
});

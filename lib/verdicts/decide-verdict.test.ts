import { expect, it } from "vitest";
import { decideVerdict } from "@/lib/verdicts/decide-verdict";
import type { DeliveryFacts, Facts, VersionFacts } from "@/lib/verdicts/facts";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute));

const message = {
  eventType: "company.created",
  companyTags: ["region:fr"],
  created: at(10),
  isTest: false,
  expunged: false,
  aboutConsumer: null,
};
const subscription = { eventTypes: ["company.created"], companyTags: [] };
const consumer = {
  ...subscription,
  id: "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
  url: "https://example.com/hook",
  created: at(0),
  disabledAt: null,
  disabledReason: null,
  deletedAt: null,
};
const version: VersionFacts = { ...subscription, disabledReason: null, disabledSince: null, deleted: false, holdsFrom: at(0) };
const open: DeliveryFacts = { status: "Attempting", attemptCount: 2, slot: 2, nextAttemptAt: at(25), waitingFor: "schedule" };
const facts: Facts = {
  now: at(20),
  message,
  consumer,
  held: version,
  neighbours: [],
  delivery: null,
  slots: 8,
  lane: { blockedUntil: null, blockedBy: null },
  breakerOpenUntil: null,
};
const off = { disabledAt: at(15), disabledReason: "gone" } as const;

const WITH_DELIVERY: [string, Partial<Facts>, object][] = [
  [
    "succeeded",
    { delivery: { ...open, status: "Success" } },
    { verdict: "delivered", detail: "The message was delivered; it took 2 attempts." },
  ],
  [
    "succeeded, then the consumer was deleted",
    { delivery: { ...open, status: "Success" }, consumer: { ...consumer, deletedAt: at(15) } },
    { verdict: "delivered" },
  ],
  ["cancelled", { delivery: { ...open, status: "Cancelled" } }, { verdict: "cancelled" }],
  [
    "waiting for its schedule",
    { delivery: open },
    {
      verdict: "waiting",
      reason: "schedule",
      until: at(25).toISOString(),
      detail: expect.stringContaining("2 attempts failed; it waits for the next attempt"),
    },
  ],
  ["never attempted", { delivery: { ...open, attemptCount: 0 } }, { detail: expect.stringContaining("No attempt was made yet") }],
  [
    "delayed by its rate limit",
    { delivery: { ...open, waitingFor: "rateLimit" } },
    { verdict: "waiting", reason: "rateLimit", until: at(25).toISOString() },
  ],
  [
    "held by a pause that ends after its slot",
    { delivery: open, lane: { blockedUntil: at(40), blockedBy: "pause" } },
    { verdict: "waiting", reason: "pause", until: at(40).toISOString() },
  ],
  [
    "not held by a pause that ends before it",
    { delivery: open, lane: { blockedUntil: at(22), blockedBy: "pause" } },
    { verdict: "waiting", reason: "schedule", until: at(25).toISOString() },
  ],
  [
    "held by the breaker of its host, longer than by a pause",
    { delivery: open, lane: { blockedUntil: at(30), blockedBy: "pause" }, breakerOpenUntil: at(31) },
    { verdict: "waiting", reason: "breaker", until: at(31).toISOString() },
  ],
  [
    "due",
    { delivery: { ...open, nextAttemptAt: at(19) } },
    { verdict: "waiting", reason: "schedule", detail: expect.stringContaining("about to be") },
  ],
  [
    "exhausted",
    { delivery: { ...open, status: "Failure", attemptCount: 8, slot: 8, nextAttemptAt: null } },
    { verdict: "exhausted", detail: expect.stringContaining("all 8 attempts failed") },
  ],
  [
    "exhausted, partly while disabled",
    { delivery: { ...open, status: "Failure", attemptCount: 5, slot: 8, nextAttemptAt: null } },
    { verdict: "exhausted", detail: expect.stringContaining("3 of them fell due while the consumer was disabled") },
  ],
  [
    "open, and the consumer disabled since",
    { delivery: open, consumer: { ...consumer, ...off } },
    { verdict: "disabled", reason: "gone", detail: expect.stringContaining(`because it answered 410 Gone since ${at(15).toISOString()}`) },
  ],
  [
    "dropped with its consumer",
    { delivery: { ...open, status: "Failure", nextAttemptAt: null }, consumer: { ...consumer, deletedAt: at(15) } },
    { verdict: "deleted", detail: expect.stringContaining("after 2 attempts") },
  ],
  [
    "exhausted before its consumer was deleted",
    {
      delivery: { ...open, status: "Failure", attemptCount: 8, slot: 8, nextAttemptAt: null },
      consumer: { ...consumer, deletedAt: at(15) },
    },
    { verdict: "exhausted" },
  ],
];

const WITHOUT_DELIVERY: [string, Partial<Facts>, object][] = [
  [
    "not there yet",
    { held: null },
    {
      verdict: "consumerYounger",
      remedy: "replay",
      detail: expect.stringMatching(/before it could be matched\. It would be sent now: replay/),
    },
  ],
  [
    "disabled then, enabled now",
    { held: { ...version, disabledReason: "user", disabledSince: at(5), holdsFrom: at(7) } },
    {
      verdict: "disabled",
      reason: "user",
      detail: expect.stringMatching(/disabled by a user at 2026-01-01T12:05.+ It would be sent now: replay/),
    },
  ],
  [
    "disabled then and now",
    {
      held: { ...version, disabledReason: "failing", disabledSince: at(5) },
      consumer: { ...consumer, disabledAt: at(5), disabledReason: "failing" },
    },
    { verdict: "disabled", reason: "failing", remedy: "enableFirst", detail: expect.stringContaining("Enable the consumer, then replay") },
  ],
  [
    "disabled by the operator",
    {
      held: { ...version, disabledReason: "operator", disabledSince: at(5) },
      consumer: { ...consumer, disabledAt: at(5), disabledReason: "operator" },
    },
    {
      verdict: "disabled",
      reason: "operator",
      remedy: "askOperator",
      detail: expect.stringContaining("Ask the operator to enable the consumer"),
    },
  ],
  [
    "disabled then, its content gone",
    { held: { ...version, disabledReason: "user" }, message: { ...message, expunged: true } },
    { remedy: "expunged", detail: expect.stringContaining("can't be replayed") },
  ],
  [
    "not subscribed then, nor now",
    { held: { ...version, eventTypes: ["read.completed"] }, consumer: { ...consumer, eventTypes: ["read.completed"] } },
    { verdict: "notSubscribed", detail: "The consumer was not subscribed to company.created when the message was accepted." },
  ],
  [
    "not subscribed then, but now",
    { held: { ...version, eventTypes: ["read.completed"] } },
    { verdict: "notSubscribed", detail: expect.stringContaining("replay") },
  ],
  [
    "other tags",
    { held: { ...version, companyTags: ["region:uk", "tier:gold"] } },
    {
      verdict: "tagsDidNotMatch",
      companyTags: ["region:uk", "tier:gold"],
      detail: expect.stringContaining("(region:uk, tier:gold) was among those of the message's company (region:fr)"),
    },
  ],
  [
    "tags, and no company",
    { held: { ...version, companyTags: ["region:uk"] }, message: { ...message, companyTags: [] } },
    { verdict: "tagsDidNotMatch", detail: expect.stringContaining("(none)") },
  ],
  [
    "about the consumer itself",
    { held: version, message: { ...message, aboutConsumer: consumer.id } },
    { verdict: "aboutItself", detail: expect.stringContaining("tells of this very consumer") },
  ],
  [
    "deleted before",
    { held: { ...version, deleted: true, holdsFrom: at(3) } },
    { verdict: "deleted", since: at(3).toISOString(), detail: expect.stringContaining(at(3).toISOString()) },
  ],
  [
    "a test of another consumer's",
    { message: { ...message, isTest: true } },
    { verdict: "notSubscribed", detail: expect.stringContaining("is a test") },
  ],
  [
    "subscribed in the moment of acceptance",
    { held: { ...version, holdsFrom: at(10) }, neighbours: [{ ...version, eventTypes: ["read.completed"] }] },
    { verdict: "notSubscribed" },
  ],
  [
    "created in the moment of acceptance",
    { held: { ...version, holdsFrom: at(10) }, consumer: { ...consumer, created: at(10) } },
    { verdict: "consumerYounger" },
  ],
  ["matched by all that is known", {}, { verdict: "notSubscribed", detail: expect.stringContaining("being changed") }],
];

it.each([...WITH_DELIVERY, ...WITHOUT_DELIVERY])("%s", (_, some, expected) => {
  const verdict = decideVerdict({ ...facts, ...some });
  expect(verdict).toMatchObject({ webhookId: consumer.id, url: consumer.url, ...expected });
  expect(verdict.detail).toMatch(/^[A-Z0-9].*\.$/);
});

import { describe, expect, it } from "vitest";
import { stateOf, wasDisabledByUs } from "@/components/consumers/consumer-state";

const NOW = Date.parse("2026-11-12T14:00:00Z");
const breaker = { host: "a.example:443", openUntil: "2026-11-12T14:01:00Z", probing: false };

describe("stateOf", () => {
  it("tells the most lasting reason first", () => {
    expect(stateOf({ disabled: true, state: { breaker, pausedUntil: "2026-11-12T15:00:00Z" } }, NOW)).toBe("disabled");
    expect(stateOf({ disabled: false, state: { breaker, pausedUntil: "2026-11-12T15:00:00Z" } }, NOW)).toBe("hostFailing");
    expect(stateOf({ disabled: false, state: { pausedUntil: "2026-11-12T15:00:00Z" } }, NOW)).toBe("paused");
    expect(stateOf({ disabled: false, state: {} }, NOW)).toBe("active");
  });

  it("lets a pause end by itself", () => {
    expect(stateOf({ disabled: false, state: { pausedUntil: "2026-11-12T13:59:59Z" } }, NOW)).toBe("active");
  });
});

it("tells our disabling from a person's", () => {
  expect(wasDisabledByUs({ disabled: true, disabledReason: "failing" })).toBe(true);
  expect(wasDisabledByUs({ disabled: true, disabledReason: "gone" })).toBe(true);
  expect(wasDisabledByUs({ disabled: true, disabledReason: "user" })).toBe(false);
  expect(wasDisabledByUs({ disabled: false })).toBe(false);
});

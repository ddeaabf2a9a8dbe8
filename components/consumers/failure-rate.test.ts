import { expect, it } from "vitest";
import { failureRate, rateTone } from "@/components/consumers/failure-rate";

it("is the share of attempts that failed", () => {
  expect(failureRate({ success: 3, failure: 1 })).toBe(0.25);
  expect(failureRate({ success: 0, failure: 4 })).toBe(1);
  expect(failureRate({ success: 0, failure: 0 })).toBeNull();
});

it("asks for attention from 5 % on, and more loudly from half on", () => {
  expect([null, 0, 0.049, 0.05, 0.499, 0.5, 1].map(rateTone)).toEqual([null, null, null, "warn", "warn", "bad", "bad"]);
});

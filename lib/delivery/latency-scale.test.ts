import { expect, it } from "vitest";
import { latencyOfStep, latencyStep } from "@/lib/delivery/latency-scale";

it("puts every latency within 9 % of the truth", () => {
  for (let ms = 1; ms < 50_000; ms *= 1.07)
    expect(latencyOfStep(latencyStep(ms)) / ms).toSatisfy((ratio: number) => ratio > 0.91 && ratio < 1.1);
});

it("keeps what is off the scale at its ends", () => {
  expect(latencyStep(0)).toBe(0);
  expect(latencyStep(0.2)).toBe(0);
  expect(latencyStep(1e9)).toBe(63);
});

import { describe, expect, it } from "vitest";
import { timingSpans } from "@/components/attempts/timing-spans";

describe("timingSpans", () => {
  it("lays the stages end to end; the rest is the body", () => {
    expect(timingSpans({ dns: 3, connect: 12, tls: 24, firstByte: 167, total: 212 }, true)).toEqual([
      { stage: "dns", ms: 3, from: 0 },
      { stage: "connect", ms: 12, from: 3 },
      { stage: "tls", ms: 24, from: 15 },
      { stage: "firstByte", ms: 167, from: 39 },
      { stage: "body", ms: 6, from: 206 },
    ]);
  });

  it("leaves the handshake out on a kept connection", () => {
    expect(timingSpans({ dns: null, connect: null, tls: null, firstByte: 20, total: 21 }, true).map((span) => span.stage)).toEqual([
      "firstByte",
      "body",
    ]);
  });

  it("shows where an attempt stood still when no answer came", () => {
    expect(timingSpans({ dns: 3, connect: null, tls: null, firstByte: null, total: 15_000 }, false)).toEqual([
      { stage: "dns", ms: 3, from: 0 },
      { stage: "connect", ms: null, from: 3 },
      { stage: "tls", ms: null, from: 3 },
      { stage: "waiting", ms: 14_997, from: 3 },
    ]);
  });

  it("never goes below zero when the parts were measured longer than the whole", () => {
    expect(timingSpans({ dns: null, connect: null, tls: null, firstByte: 22, total: 21 }, true).at(-1)?.ms).toBe(0);
  });
});

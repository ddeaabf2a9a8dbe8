import { describe, expect, it } from "vitest";
import { type BreakerState, CLOSED, countsAgainstHost, halfOpened, isOpen, recorded } from "@/lib/delivery/circuit-breaker";

const at = (seconds: number) => new Date(Date.parse("2026-11-12T14:00:00.000Z") + seconds * 1_000);
const after = (...steps: [seconds: number, attempts: number, failures: number][]) =>
  steps.reduce<BreakerState>((state, [seconds, attempts, failures]) => recorded(state, { attempts, failures }, at(seconds)), CLOSED);

describe("a closed breaker", () => {
  it.each<[string, [number, number, number][], boolean]>([
    ["19 failures", [[0, 19, 19]], false],
    ["20 failures", [[0, 20, 20]], true],
    ["10 of 20", [[0, 20, 10]], true],
    ["9 of 20", [[0, 20, 9]], false],
    [
      "20 failures over 50 s",
      [
        [0, 5, 5],
        [15, 5, 5],
        [30, 5, 5],
        [50, 5, 5],
      ],
      true,
    ],
    [
      "20 failures over more than a minute",
      [
        [0, 10, 10],
        [71, 10, 10],
      ],
      false,
    ],
    [
      "an old bad minute and a good one",
      [
        [0, 19, 19],
        [80, 100, 10],
      ],
      false,
    ],
    [
      "a good minute that turns bad",
      [
        [0, 30, 0],
        [20, 30, 30],
      ],
      true,
    ],
  ])("%s: open is %s", (_, steps, open) => expect(isOpen(after(...steps), at(steps.at(-1)?.[0] ?? 0))).toBe(open));
});

describe("an open breaker", () => {
  const open = after([0, 20, 20]);
  it("stays open for 60 s, whatever was in flight", () => {
    const later = recorded(open, { attempts: 50, failures: 50 }, at(30));
    expect(later).toEqual(open);
    expect(isOpen(later, at(59.999))).toBe(true);
    expect(isOpen(later, at(60))).toBe(false);
  });

  it("closes after three successful probes, with a clean window", () => {
    const probing = halfOpened(open);
    const two = recorded(recorded(probing, { attempts: 1, failures: 0 }, at(61)), { attempts: 1, failures: 0 }, at(62));
    expect(two.probesLeft).toBe(1);
    expect(recorded(two, { attempts: 1, failures: 0 }, at(63))).toEqual(CLOSED);
  });

  it("opens again for 60 s when one probe fails", () => {
    const again = recorded(recorded(halfOpened(open), { attempts: 1, failures: 0 }, at(61)), { attempts: 1, failures: 1 }, at(62));
    expect(again).toEqual({ window: [], openUntil: at(122), probesLeft: null });
  });
});

describe("countsAgainstHost", () => {
  it.each([
    [null, 200, false],
    ["http_status", 500, false],
    ["http_status", 404, false],
    ["gone", 410, false],
    ["redirect", 302, false],
    ["http_status", 408, true],
    ["http_status", 429, true],
    ["http_status", 502, true],
    ["http_status", 503, true],
    ["http_status", 504, true],
    ["http_status", 529, true],
    ["timeout_response", null, true],
    ["connection_refused", null, true],
    ["dns_not_found", null, true],
    ["tls_expired", null, true],
    ["address_denied", null, false],
    ["transformation_failed", null, false],
  ] as const)("%s with status %s: %s", (code, status, counts) => expect(countsAgainstHost(code, status)).toBe(counts));
});

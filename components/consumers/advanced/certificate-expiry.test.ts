import { expect, test } from "vitest";
import { certificateExpiry } from "./certificate-expiry";

const NOW = Date.parse("2026-03-01T12:00:00Z");

test.each([
  ["2026-03-31T12:00:00Z", { state: "valid", days: 30 }],
  ["2026-03-31T11:59:59Z", { state: "expiring", days: 29 }],
  ["2026-03-01T12:00:01Z", { state: "expiring", days: 0 }],
  ["2026-03-01T12:00:00Z", { state: "expired", days: 0 }],
])("a certificate that ends at %s", (notAfter, expiry) => {
  expect(certificateExpiry(notAfter, NOW)).toEqual(expiry);
});

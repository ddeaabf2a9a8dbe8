const DAY_MS = 86_400_000;
/** Asking a receiver to trust a new certificate takes weeks. */
const WARNED_DAYS = 30;

/** How a certificate stands at an instant, and for how many more whole days it is valid. */
export function certificateExpiry(notAfter: string, now: number): { state: "valid" | "expiring" | "expired"; days: number } {
  const left = Date.parse(notAfter) - now;
  const days = Math.max(0, Math.floor(left / DAY_MS));
  if (left <= 0) return { state: "expired", days };
  return { state: days < WARNED_DAYS ? "expiring" : "valid", days };
}

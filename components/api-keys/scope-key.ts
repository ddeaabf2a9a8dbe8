import type { KeyScope } from "@/lib/api-keys/schema";

const KEYS = { "webhooks:manage": "manage", "events:publish": "publish", read: "read" } as const satisfies Record<KeyScope, string>;

/** Where the words about a scope stand in the catalogue. */
export function scopeKey(scope: KeyScope) {
  return KEYS[scope];
}

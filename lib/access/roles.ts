/** All that may be done. A record of the API and a server action each name the one they need. */
export const PERMISSIONS = [
  "consumers.read",
  "consumers.manage",
  "secrets.reveal",
  "messages.read",
  "messages.resend",
  "messages.expunge",
  "events.publish",
  "eventTypes.read",
  "companies.read",
  "companies.manage",
  "apiKeys.manage",
  "zapier.use",
  "audit.read",
  "users.manage",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = ["Administrator", "Developer", "Analyst"] as const;
export type Role = (typeof ROLES)[number];

/** What an API key may be limited to (product.md A2). */
export const KEY_SCOPES = ["webhooks:manage", "events:publish", "read"] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** Of the one key a client's Zaps use. Nobody can give it to another key, and it opens nothing else. */
export const ZAPIER_SCOPE = "integrations:zapier";
type AnyScope = KeyScope | typeof ZAPIER_SCOPE;

const READS: readonly Permission[] = ["consumers.read", "messages.read", "eventTypes.read", "companies.read"];

/** product.md A1: Developers do all but manage users; Analysts look, and never see a secret. */
const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  Administrator: PERMISSIONS,
  Developer: PERMISSIONS.filter((permission) => permission !== "users.manage"),
  Analyst: READS,
};

/** People are managed in the portal only, so no scope holds `users.manage`. */
const SCOPE_PERMISSIONS: Record<AnyScope, readonly Permission[]> = {
  "webhooks:manage": [
    ...READS,
    "consumers.manage",
    "secrets.reveal",
    "messages.resend",
    "messages.expunge",
    "companies.manage",
    "apiKeys.manage",
  ],
  "events:publish": ["events.publish"],
  read: READS,
  [ZAPIER_SCOPE]: ["zapier.use"],
};
const ANY_SCOPE = Object.keys(SCOPE_PERMISSIONS) as AnyScope[];

export function roleMay(role: Role, permission: Permission): boolean {
  return ROLE_PERMISSIONS[role].includes(permission);
}

/** @param scopes as stored with the key; unknown ones give nothing */
export function scopesMay(scopes: readonly string[], permission: Permission): boolean {
  return ANY_SCOPE.some((scope) => scopes.includes(scope) && SCOPE_PERMISSIONS[scope].includes(permission));
}

/** The scopes any one of which is enough, for the error that asks for it. */
export function scopesWith(permission: Permission): string[] {
  return ANY_SCOPE.filter((scope) => SCOPE_PERMISSIONS[scope].includes(permission));
}

/**
 * The scopes someone may give a key: those that allow nothing they may not do themselves.
 * @param may whether they may do a thing
 */
export function grantableScopes(may: (permission: Permission) => boolean): KeyScope[] {
  return KEY_SCOPES.filter((scope) => SCOPE_PERMISSIONS[scope].every(may));
}

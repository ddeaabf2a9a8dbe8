import { KEY_SCOPES, ZAPIER_SCOPE } from "@/lib/access/roles";
import type { ApiKey } from "@/lib/api-keys/schema";
import type { Scope } from "@/lib/scope";
import type { ApiKey as ApiKeyRow, Prisma } from "@/prisma/generated/client";

/** The keys people and programs of a client hold: not Zapier's, not an operator's, not the revoked ones. */
export function liveKeys({ clientId }: Scope): Prisma.ApiKeyWhereInput {
  return { clientId, revokedAt: null, NOT: { scopes: { has: ZAPIER_SCOPE } } };
}

/** The one way from a row to the API's object. */
export function apiKeyAnswer(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: KEY_SCOPES.filter((scope) => row.scopes.includes(scope)),
    createdDate: row.created.toISOString(),
    lastUsed: row.lastUsed?.toISOString() ?? null,
  };
}

/** What the audit log keeps of a key. */
export function auditedKey({ name, prefix, scopes }: ApiKeyRow) {
  return { name, prefix, scopes };
}

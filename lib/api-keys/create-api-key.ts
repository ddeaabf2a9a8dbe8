import { randomUUID } from "node:crypto";
import type { KeyScope } from "@/lib/access/roles";
import { apiKeyAnswer, auditedKey, liveKeys } from "@/lib/api-keys/api-key-answer";
import { generateKey } from "@/lib/api-keys/generate-key";
import { lockClient } from "@/lib/api-keys/lock-client";
import { type CreateApiKeyInput, type CreatedApiKey, MAX_API_KEYS } from "@/lib/api-keys/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Scope } from "@/lib/scope";

/** @throws AppError `forbidden` naming what the creator lacks */
function scopesToGive(wanted: readonly KeyScope[] | undefined, grantable: readonly KeyScope[]): KeyScope[] {
  const lacking = (wanted ?? []).filter((scope) => !grantable.includes(scope));
  if (lacking.length === 0) return [...(wanted ?? grantable)];
  const message = `A key can't be given what its creator lacks: ${lacking.join(", ")}. Leave it out, or create the key in the portal.`;
  throw new AppError("forbidden", message, [{ itemId: "scopes", message, validatorName: "scope" }]);
}

/**
 * Creates an API key of the client. The answer holds the key itself, which is kept nowhere: only its hash is stored.
 * @param grantable the scopes its creator may give (`grantableScopes`)
 * @throws AppError `forbidden` (scopes), `conflict` where the client has ten keys
 */
export async function createApiKey(
  scope: Scope,
  input: CreateApiKeyInput,
  grantable: readonly KeyScope[],
  clock: Clock = systemClock,
): Promise<CreatedApiKey> {
  const scopes = scopesToGive(input.scopes, grantable);
  const { key, prefix, hash } = generateKey("client");
  const { clientId, actor } = scope;
  const now = clock.now();
  const row = await prisma().$transaction(async (tx) => {
    await lockClient(tx, scope);
    if ((await tx.apiKey.count({ where: liveKeys(scope) })) >= MAX_API_KEYS) {
      throw new AppError("conflict", `All ${MAX_API_KEYS} API keys are in use. Revoke one that is no longer needed, then create this one.`);
    }
    const created = await tx.apiKey.create({
      data: {
        id: randomUUID(),
        clientId,
        name: input.name ?? prefix,
        prefix,
        hash: new Uint8Array(hash),
        scopes,
        created: now,
        createdBy: actor.id,
      },
    });
    await recordAudit(tx, scope, { action: "apiKey.created", subject: `apiKey:${created.id}`, after: auditedKey(created), at: now });
    return created;
  });
  return { ...apiKeyAnswer(row), apiKey: key };
}

import { randomUUID } from "node:crypto";
import { untilAskedAnew } from "@/lib/access/recent-answers";
import { KEY_SCOPES } from "@/lib/access/roles";
import { apiKeyAnswer, auditedKey } from "@/lib/api-keys/api-key-answer";
import { generateKey } from "@/lib/api-keys/generate-key";
import type { ApiKey, CreateApiKeyInput, CreatedApiKey } from "@/lib/api-keys/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { OperatorScope } from "@/lib/scope";

// Keys of no client: they act for the client that a request names in X-Client-Id.

const LIVE = { clientId: null, revokedAt: null };

/** The operators' keys that are not revoked, newest first. */
export async function listOperatorKeys(_operator: OperatorScope): Promise<ApiKey[]> {
  return (await prisma().apiKey.findMany({ where: LIVE, orderBy: [{ created: "desc" }, { id: "asc" }] })).map(apiKeyAnswer);
}

/** Creates an operator's key. The answer holds the key itself, which is kept nowhere: only its hash is stored. */
export async function createOperatorKey(
  operator: OperatorScope,
  { name, scopes = [...KEY_SCOPES] }: CreateApiKeyInput,
  clock: Clock = systemClock,
): Promise<CreatedApiKey> {
  const { key, prefix, hash } = generateKey("operator");
  const now = clock.now();
  const row = await prisma().$transaction(async (tx) => {
    const created = await tx.apiKey.create({
      data: {
        id: randomUUID(),
        clientId: null,
        name: name ?? prefix,
        prefix,
        hash: new Uint8Array(hash),
        scopes,
        created: now,
        createdBy: operator.actor.id,
      },
    });
    await recordAudit(tx, operator, { action: "apiKey.created", subject: `apiKey:${created.id}`, after: auditedKey(created), at: now });
    return created;
  });
  return { ...apiKeyAnswer(row), apiKey: key };
}

/** Revokes an operator's key, for ever. @throws AppError `not_found`, also for a client's and one revoked before */
export async function revokeOperatorKey(operator: OperatorScope, id: string, clock: Clock = systemClock): Promise<void> {
  const now = clock.now();
  await prisma().$transaction(async (tx) => {
    const [revoked] = await tx.apiKey.updateManyAndReturn({ where: { ...LIVE, id }, data: { revokedAt: now } });
    if (!revoked) throw notFound("API key");
    await recordAudit(tx, operator, { action: "apiKey.revoked", subject: `apiKey:${id}`, before: auditedKey(revoked), at: now });
  });
  await untilAskedAnew();
}

import { randomUUID } from "node:crypto";
import { untilAskedAnew } from "@/lib/access/recent-answers";
import { ZAPIER_SCOPE } from "@/lib/access/roles";
import { generateKey } from "@/lib/api-keys/generate-key";
import { lockClient } from "@/lib/api-keys/lock-client";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";
import type { ZapierKey } from "@/lib/zapier/schema";
import type { Prisma } from "@/prisma/generated/client";

/** @returns whether there was one */
async function revokeIn(tx: Prisma.TransactionClient, { clientId }: Scope, now: Date): Promise<boolean> {
  const { count } = await tx.apiKey.updateMany({
    where: { clientId, revokedAt: null, scopes: { has: ZAPIER_SCOPE } },
    data: { revokedAt: now },
  });
  return count > 0;
}

/**
 * Gives the client a new Zapier key and revokes the earlier one: there is one at a time. What Zaps subscribed with the earlier one
 * goes on, and the new one can end it.
 */
export async function rotateZapierKey(scope: Scope, clock: Clock = systemClock): Promise<ZapierKey> {
  const { key, prefix, hash } = generateKey("integration");
  const { clientId, actor } = scope;
  const now = clock.now();
  const id = randomUUID();
  await prisma().$transaction(async (tx) => {
    await lockClient(tx, scope);
    await revokeIn(tx, scope, now);
    const data = { id, clientId, name: "Zapier", prefix, hash: new Uint8Array(hash), scopes: [ZAPIER_SCOPE] };
    await tx.apiKey.create({ data: { ...data, created: now, createdBy: actor.id }, select: { id: true } });
    await recordAudit(tx, scope, { action: "zapierKey.rotated", subject: `apiKey:${id}`, after: { prefix }, at: now });
  });
  await untilAskedAnew();
  return { key };
}

/**
 * Revokes the client's Zapier key without a new one.
 * @throws AppError `not_found` where there is none
 */
export async function revokeZapierKey(scope: Scope, clock: Clock = systemClock): Promise<void> {
  const now = clock.now();
  await prisma().$transaction(async (tx) => {
    await lockClient(tx, scope);
    if (!(await revokeIn(tx, scope, now))) throw notFound("Zapier key");
    await recordAudit(tx, scope, { action: "zapierKey.revoked", subject: `client:${scope.clientId}`, at: now });
  });
  await untilAskedAnew();
}

import { untilAskedAnew } from "@/lib/access/recent-answers";
import { auditedKey, liveKeys } from "@/lib/api-keys/api-key-answer";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";

/**
 * Revokes a key, for ever: when this resolves every process refuses it. A key may revoke itself.
 * @throws AppError `not_found`, also for another client's, an operator's, Zapier's, and one revoked before
 */
export async function revokeApiKey(scope: Scope, id: string, clock: Clock = systemClock): Promise<void> {
  const now = clock.now();
  await prisma().$transaction(async (tx) => {
    const [revoked] = await tx.apiKey.updateManyAndReturn({ where: { ...liveKeys(scope), id }, data: { revokedAt: now } });
    if (!revoked) throw notFound("API key");
    await recordAudit(tx, scope, { action: "apiKey.revoked", subject: `apiKey:${id}`, before: auditedKey(revoked), at: now });
  });
  await untilAskedAnew();
}

import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import type { ConsumerSecretAnswer } from "@/lib/consumers/schema";
import { openSigningKey, publicKeyOf } from "@/lib/consumers/secret-key";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";

/**
 * Reveals a consumer's signing secret, and those that still sign along after a rotation (product.md R8). Each look is audited.
 * @throws AppError `not_found`
 */
export async function getSecret(scope: Scope, consumerId: string, clock: Clock = systemClock): Promise<ConsumerSecretAnswer> {
  const now = clock.now();
  return prisma().$transaction(async (tx) => {
    const consumer = await tx.consumer.findFirst({
      where: { id: consumerId, clientId: scope.clientId, deletedAt: null },
      select: {
        id: true,
        secrets: { where: { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }, orderBy: { created: "desc" } },
      },
    });
    const current = consumer?.secrets.find((secret) => secret.kind === "v1" && secret.expiresAt === null);
    const asymmetric = consumer?.secrets.find((secret) => secret.kind === "v1a" && secret.expiresAt === null);
    if (!consumer || !current) throw notFound("Webhook consumer");
    await recordAudit(tx, scope, { action: "consumer.secret.revealed", subject: `consumer:${consumer.id}`, at: now });
    return {
      key: openSigningKey(consumer.id, current.sealedKey),
      expiring: consumer.secrets.flatMap((secret) =>
        secret.expiresAt === null || secret.kind !== "v1"
          ? []
          : [{ key: openSigningKey(consumer.id, secret.sealedKey), expiresAt: secret.expiresAt.toISOString() }],
      ),
      ...(asymmetric ? { publicKey: publicKeyOf(openSigningKey(consumer.id, asymmetric.sealedKey)) } : {}),
    };
  });
}

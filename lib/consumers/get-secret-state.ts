import { type Clock, systemClock } from "@/lib/clock";
import type { SecretState } from "@/lib/consumers/schema";
import { openSigningKey, publicKeyOf } from "@/lib/consumers/secret-key";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";

/**
 * What anyone who sees a consumer may know of its secrets: since when they sign, and which earlier ones still do. No secret is in
 * it, so that looking is not audited.
 * @throws AppError `not_found`
 */
export async function getSecretState(scope: Scope, consumerId: string, clock: Clock = systemClock): Promise<SecretState> {
  const now = clock.now();
  const consumer = await prisma().consumer.findFirst({
    where: { id: consumerId, clientId: scope.clientId, deletedAt: null },
    select: {
      created: true,
      secrets: { where: { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }, orderBy: { created: "desc" } },
    },
  });
  const current = consumer?.secrets.find((secret) => secret.kind === "v1" && secret.expiresAt === null);
  if (!consumer || !current) throw notFound("Webhook consumer");
  const asymmetric = consumer.secrets.find((secret) => secret.kind === "v1a" && secret.expiresAt === null);
  return {
    rotated: current.created > consumer.created ? current.created.toISOString() : null,
    publicKey: asymmetric ? publicKeyOf(openSigningKey(consumerId, asymmetric.sealedKey)) : null,
    expiring: consumer.secrets.flatMap(({ kind, expiresAt }) => (expiresAt ? [{ kind, expiresAt: expiresAt.toISOString() }] : [])),
  };
}

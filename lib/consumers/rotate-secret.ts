import { type Clock, systemClock } from "@/lib/clock";
import { changeConsumer } from "@/lib/consumers/change-consumer";
import { type ConsumerSecretAnswer, MAX_EXPIRING_SECRETS, type RotateSecretInput } from "@/lib/consumers/schema";
import { kindOfKey, newSigningKey, openSigningKey, publicKeyOf, type SecretKind, sealSigningKey } from "@/lib/consumers/secret-key";
import type { Scope } from "@/lib/scope";
import { invalid } from "@/lib/validation";
import type { Prisma } from "@/prisma/generated/client";

const HOUR_MS = 3_600_000;

interface Secret {
  id: string;
  key: string;
  expiresAt: Date | null;
}

/** The secrets that sign now, the newest first; those that have expired are deleted on the way. */
async function readSecrets(tx: Prisma.TransactionClient, consumerId: string, kind: SecretKind, now: Date): Promise<Secret[]> {
  await tx.consumerSecret.deleteMany({ where: { consumerId, kind, expiresAt: { lte: now } } });
  const rows = await tx.consumerSecret.findMany({ where: { consumerId, kind }, orderBy: [{ created: "desc" }, { id: "desc" }] });
  return rows.map(({ id, sealedKey, expiresAt }) => ({ id, key: openSigningKey(consumerId, sealedKey), expiresAt }));
}

function refuse(itemId: string, message: string): never {
  throw invalid([{ itemId, message, validatorName: "secret" }]);
}

/** Takes the current secret out of use: at once, or when it has signed along for a while. */
async function retire(tx: Prisma.TransactionClient, current: Secret, expiresAt: Date, now: Date): Promise<Secret[]> {
  if (expiresAt <= now) {
    await tx.consumerSecret.delete({ where: { id: current.id } });
    return [];
  }
  await tx.consumerSecret.update({ where: { id: current.id }, data: { expiresAt } });
  return [{ ...current, expiresAt }];
}

async function rotate(
  tx: Prisma.TransactionClient,
  consumerId: string,
  { graceHours = 24, kind: wanted = "v1", key = newSigningKey(wanted) }: RotateSecretInput,
  now: Date,
): Promise<ConsumerSecretAnswer> {
  const kind = kindOfKey(key);
  const secrets = await readSecrets(tx, consumerId, kind, now);
  const current = secrets.find(({ expiresAt }) => expiresAt === null);
  if (current?.key === key) refuse("key", "This is the secret that is used already.");
  // A secret that comes back is no longer an earlier one.
  await tx.consumerSecret.deleteMany({ where: { id: { in: secrets.filter((secret) => secret.key === key).map(({ id }) => id) } } });
  const earlier = secrets.filter((secret) => secret !== current && secret.key !== key);
  if (graceHours > 0 && earlier.length >= MAX_EXPIRING_SECRETS)
    refuse("graceHours", `${MAX_EXPIRING_SECRETS} earlier secrets still sign along. Wait until one has expired, or rotate with 0 hours.`);
  const retired = current ? await retire(tx, current, new Date(now.getTime() + graceHours * HOUR_MS), now) : [];
  await tx.consumerSecret.create({
    data: { consumerId, kind, sealedKey: new Uint8Array(sealSigningKey(consumerId, key)), created: now },
    select: { id: true },
  });
  const expiring = [...retired, ...earlier].map((secret) => ({ key: secret.key, expiresAt: secret.expiresAt?.toISOString() ?? "" }));
  return { key, expiring, ...(kind === "v1a" ? { publicKey: publicKeyOf(key) } : {}) };
}

/**
 * Gives a consumer a new signing secret; the one of until now signs along for `graceHours` (product.md R8), so that a receiver
 * can change over without refusing a message. An Ed25519 key (`v1a`) is rotated apart, and signs beside the symmetric one.
 * @throws AppError `validation` (`key` is in use already; `graceHours`: too many earlier ones), `not_found`
 */
export async function rotateSecret(
  scope: Scope,
  id: string,
  input: RotateSecretInput = {},
  clock: Clock = systemClock,
): Promise<ConsumerSecretAnswer> {
  const now = clock.now();
  let answer: ConsumerSecretAnswer | undefined;
  await changeConsumer(scope, id, now, async (tx) => {
    answer = await rotate(tx, id, input, now);
    const after = { graceHours: input.graceHours ?? 24, ownKey: input.key !== undefined, expiring: answer.expiring.length };
    return { action: "consumer.secret.rotated", before: {}, after };
  });
  if (!answer) throw new Error("A rotation without a secret.");
  return answer;
}

import { type Clock, systemClock } from "@/lib/clock";
import { changeConsumer } from "@/lib/consumers/change-consumer";
import { type ClientCertificate, readCertificate } from "@/lib/consumers/read-certificate";
import { requireConsumer } from "@/lib/consumers/require-consumer";
import type { ConsumerCertificateAnswer } from "@/lib/consumers/schema";
import { consumerContext } from "@/lib/consumers/secret-key";
import { seal } from "@/lib/crypto/cipher";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";

type Shown = Omit<ClientCertificate, "pem">;

/** All that may be shown or audited of a certificate. */
function certificateAnswer(row: Shown): ConsumerCertificateAnswer {
  const { subject, issuer, serialNumber, fingerprint256, notBefore, notAfter } = row;
  return { subject, issuer, serialNumber, fingerprint256, notBefore: notBefore.toISOString(), notAfter: notAfter.toISOString() };
}

/**
 * What may be shown of a consumer's client certificate (product.md R9); null where it has none.
 * @throws AppError `not_found`
 */
export async function findCertificate(scope: Scope, id: string): Promise<ConsumerCertificateAnswer | null> {
  const consumer = await prisma().consumer.findFirst({
    where: { id, clientId: scope.clientId, deletedAt: null },
    select: { certificate: true },
  });
  if (!consumer) throw notFound("Webhook consumer");
  return consumer.certificate && certificateAnswer(consumer.certificate);
}

/** The same, @throws AppError `not_found` also where it has none */
export async function getCertificate(scope: Scope, id: string): Promise<ConsumerCertificateAnswer> {
  const certificate = await findCertificate(scope, id);
  if (!certificate) throw notFound("Client certificate");
  return certificate;
}

/**
 * Sets the key and certificate that a consumer's attempts identify themselves with, in the place of earlier ones.
 * @param pem private key, blank line, certificate and its chain
 * @throws AppError `validation` (`pem`), `not_found`
 */
export async function setCertificate(
  scope: Scope,
  id: string,
  pem: string,
  clock: Clock = systemClock,
): Promise<ConsumerCertificateAnswer> {
  await requireConsumer(scope, id);
  const now = clock.now();
  const { pem: joined, ...shown } = readCertificate(pem, now);
  const after = certificateAnswer(shown);
  await changeConsumer(scope, id, now, async (tx) => {
    const earlier = await tx.consumerCertificate.findUnique({ where: { consumerId: id } });
    const data = { ...shown, sealedPem: new Uint8Array(seal(Buffer.from(joined, "utf8"), consumerContext(id))), created: now };
    await tx.consumerCertificate.upsert({ where: { consumerId: id }, create: { consumerId: id, ...data }, update: data });
    return { action: "consumer.certificate.set", before: earlier ? certificateAnswer(earlier) : {}, after };
  });
  return after;
}

/** @throws AppError `not_found`, also where there is none */
export async function deleteCertificate(scope: Scope, id: string, clock: Clock = systemClock): Promise<void> {
  await changeConsumer(scope, id, clock.now(), async (tx) => {
    const earlier = await tx.consumerCertificate.findUnique({ where: { consumerId: id } });
    if (!earlier) throw notFound("Client certificate");
    await tx.consumerCertificate.delete({ where: { consumerId: id } });
    return { action: "consumer.certificate.deleted", before: certificateAnswer(earlier), after: {} };
  });
}

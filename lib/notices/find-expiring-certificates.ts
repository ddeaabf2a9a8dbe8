import type { Clock } from "@/lib/clock";
import { CERTIFICATE_WARNING_DAYS } from "@/lib/consumers/warnings-schema";
import { prisma } from "@/lib/db";
import { endpointFacts, type NewNotice, recordNotices } from "@/lib/notices/record-notices";
import type { Consumer, ConsumerCertificate } from "@/prisma/generated/client";

const DAY_MS = 86_400_000;

function noticeOf({ consumer, ...certificate }: Omit<ConsumerCertificate, "sealedPem"> & { consumer: Consumer }, now: Date): NewNotice[] {
  const left = certificate.notAfter.getTime() - now.getTime();
  const stage = CERTIFICATE_WARNING_DAYS.findLast((days) => left <= days * DAY_MS);
  if (stage === undefined) return [];
  const { subject, issuer, serialNumber, fingerprint256, notAfter } = certificate;
  const facts = {
    ...endpointFacts(consumer),
    certificate: { subject, issuer, serialNumber, fingerprint256, notAfter: notAfter.toISOString() },
    daysLeft: Math.floor(left / DAY_MS),
  };
  const notice = { clientId: consumer.clientId, consumerId: consumer.id, facts, created: now, mailed: true, open: false };
  return [{ ...notice, eventType: "certificate.expiring", subject: `${consumer.id}:${fingerprint256}:${stage}` }];
}

/**
 * Finds the client certificates (product.md R9) of enabled consumers that run out within 30, 14, 7 days or one; each stage of a
 * certificate is told once.
 * @returns how many notices are new
 */
export async function findExpiringCertificates(clock: Clock): Promise<number> {
  const now = clock.now();
  const until = new Date(now.getTime() + CERTIFICATE_WARNING_DAYS[0] * DAY_MS);
  const expiring = await prisma().consumerCertificate.findMany({
    where: { notAfter: { gt: now, lte: until }, consumer: { disabledAt: null, deletedAt: null } },
    include: { consumer: true },
    omit: { sealedPem: true },
  });
  return recordNotices(
    prisma(),
    expiring.flatMap((certificate) => noticeOf(certificate, now)),
  );
}

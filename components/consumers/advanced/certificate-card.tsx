"use client";

import { CircleX, ShieldCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useClock } from "@/components/display/clock-store";
import { Instant } from "@/components/display/instant";
import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { Badge } from "@/components/ui/status";
import type { ConsumerCertificateAnswer } from "@/lib/consumers/schema";
import { certificateExpiry } from "./certificate-expiry";

interface CertificateCardProps {
  certificate: ConsumerCertificateAnswer;
  readOnly: boolean;
  onReplace: () => void;
  onRemove: () => void;
}

/** `CN=a, O=b` → `a` */
function commonName(subject: string): string {
  return /(?:^|, )CN=([^,]+)/.exec(subject)?.[1] ?? subject;
}

/** All that may be seen of a client certificate; its key is never shown again. */
export function CertificateCard({ certificate, readOnly, onReplace, onRemove }: CertificateCardProps) {
  const t = useTranslations("advanced.certificate");
  const { subject, issuer, serialNumber, fingerprint256, notBefore, notAfter } = certificate;
  return (
    <div className="overflow-hidden rounded-r3 border border-line">
      <div className="flex min-h-11 flex-wrap items-center gap-2 border-b border-line py-1.5 pr-1.5 pl-3 text-13">
        <ShieldCheck aria-hidden className="size-4 shrink-0 text-fg-3" strokeWidth={1.75} />
        <span className="min-w-0 truncate font-medium">{commonName(subject)}</span>
        <ExpiryBadge notAfter={notAfter} />
        <span className="ml-auto flex gap-1">
          <Button size="sm" variant="ghost" disabled={readOnly} onClick={onReplace}>
            {t("replace")}
          </Button>
          <Button size="sm" variant="ghost" className="text-bad-fg hover:text-bad-fg" disabled={readOnly} onClick={onRemove}>
            {t("remove")}
          </Button>
        </span>
      </div>
      <dl className="grid grid-cols-[112px_minmax(0,1fr)] gap-x-4 gap-y-1.5 px-3 py-3 text-13 max-md:grid-cols-1 max-md:gap-y-0.5">
        <Fact name={t("subject")}>
          <code className="[overflow-wrap:anywhere]">{subject}</code>
        </Fact>
        <Fact name={t("issuer")}>
          <code className="[overflow-wrap:anywhere]">{issuer}</code>
        </Fact>
        <Fact name={t("validity")}>
          {t.rich("fromTo", {
            from: () => <Instant at={notBefore} style="date" />,
            to: () => <Instant at={notAfter} style="date" />,
          })}
        </Fact>
        <Fact name={t("serialNumber")}>
          <Copyable value={serialNumber} label={t("copySerialNumber")} />
        </Fact>
        <Fact name={t("fingerprint")}>
          <Copyable value={fingerprint256} label={t("copyFingerprint")} />
        </Fact>
      </dl>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-fg-3 max-md:mt-1.5">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function ExpiryBadge({ notAfter }: { notAfter: string }) {
  const t = useTranslations("advanced.certificate");
  const state = useClock((now) => certificateExpiry(notAfter, now).state);
  const days = useClock((now) => certificateExpiry(notAfter, now).days);
  if (state === "valid") return null;
  return state === "expired" ? (
    <Badge tone="bad" icon={CircleX}>
      {t("expired")}
    </Badge>
  ) : (
    <Badge tone="warn" icon={TriangleAlert}>
      {t("expires", { days })}
    </Badge>
  );
}

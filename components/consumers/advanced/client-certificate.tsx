"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { ConsumerCertificateAnswer } from "@/lib/consumers/schema";
import { CertificateCard } from "./certificate-card";
import { CertificateForm, type SetCertificate } from "./certificate-form";
import type { DeleteCertificate } from "./remove-certificate-dialog";
import { SettingsSection } from "./settings-section";

const RemoveCertificateDialog = dynamic(() => import("./remove-certificate-dialog"), { ssr: false });

interface ClientCertificateProps {
  consumerId: string;
  /** As saved; null where there is none. */
  certificate: ConsumerCertificateAnswer | null;
  readOnly: boolean;
  setCertificate: SetCertificate;
  deleteCertificate: DeleteCertificate;
}

/** What an endpoint's attempts identify themselves with (mutual TLS). */
export function ClientCertificate({ consumerId, certificate: first, readOnly, setCertificate, deleteCertificate }: ClientCertificateProps) {
  const t = useTranslations("advanced.certificate");
  const [certificate, setShown] = useState(first);
  const [asking, setAsking] = useState<"pair" | "removal" | null>(null);
  return (
    <SettingsSection id="certificate" title={t("title")} text={t("text")}>
      {asking === "pair" ? (
        <CertificateForm
          consumerId={consumerId}
          setCertificate={setCertificate}
          onCancel={() => setAsking(null)}
          onSaved={(saved) => {
            setShown(saved);
            setAsking(null);
            toast.success(t("saved"));
          }}
        />
      ) : certificate ? (
        <CertificateCard
          certificate={certificate}
          readOnly={readOnly}
          onReplace={() => setAsking("pair")}
          onRemove={() => setAsking("removal")}
        />
      ) : (
        <>
          <p className="mb-2.5 text-13 text-fg-3">{t("none")}</p>
          <Button size="sm" disabled={readOnly} onClick={() => setAsking("pair")}>
            {t("configure")}
          </Button>
        </>
      )}
      {asking === "removal" ? (
        <RemoveCertificateDialog
          consumerId={consumerId}
          deleteCertificate={deleteCertificate}
          onClose={() => setAsking(null)}
          onRemoved={() => {
            setShown(null);
            setAsking(null);
            toast.success(t("removed"));
          }}
        />
      ) : null}
    </SettingsSection>
  );
}

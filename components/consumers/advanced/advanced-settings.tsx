"use client";

import { useTranslations } from "next-intl";
import { useLiveConsumer } from "@/components/consumers/overview/use-live-consumer";
import { RefusalBanner } from "@/components/layout/suspension";
import type { ConsumerHeadersAnswer } from "@/lib/consumers/headers-schema";
import type { ConsumerCertificateAnswer, WebhookConsumer } from "@/lib/consumers/schema";
import type { SendingState as SendingStateAnswer } from "@/lib/delivery-log/sending-schema";
import type { TransformationAnswer } from "@/lib/transformations/schema";
import type { SetCertificate } from "./certificate-form";
import { ClientCertificate } from "./client-certificate";
import { CompanyTags } from "./company-tags";
import { CustomHeaders } from "./custom-headers";
import { RateLimit } from "./rate-limit";
import type { DeleteCertificate } from "./remove-certificate-dialog";
import { SendingState } from "./sending-state";
import { type SaveTransformation, TransformationSummary } from "./transformation-summary";
import type { ChangeHeaders } from "./use-header-rows";
import type { UpdateConsumer } from "./use-saved-consumer";

interface AdvancedSettingsProps {
  consumer: WebhookConsumer;
  headers: ConsumerHeadersAnswer;
  certificate: ConsumerCertificateAnswer | null;
  transformation: TransformationAnswer;
  sendingState: SendingStateAnswer;
  readOnly: boolean;
  /** Server actions. */
  actions: {
    changeHeaders: ChangeHeaders;
    updateConsumer: UpdateConsumer;
    setCertificate: SetCertificate;
    deleteCertificate: DeleteCertificate;
    saveTransformation: SaveTransformation;
  };
}

/** How an endpoint is sent to, beyond its URL and event types. Each section saves by itself. */
export function AdvancedSettings({ consumer: first, readOnly, actions, ...saved }: AdvancedSettingsProps) {
  const t = useTranslations("advanced");
  const consumer = useLiveConsumer(first);
  return (
    <div className="max-w-[960px]">
      {readOnly ? <RefusalBanner title={t("readOnly.title")} text={t("readOnly.text")} /> : null}
      <CustomHeaders consumerId={consumer.id} headers={saved.headers} readOnly={readOnly} changeHeaders={actions.changeHeaders} />
      <RateLimit consumer={consumer} readOnly={readOnly} updateConsumer={actions.updateConsumer} />
      <CompanyTags consumer={consumer} readOnly={readOnly} updateConsumer={actions.updateConsumer} />
      <ClientCertificate
        consumerId={consumer.id}
        certificate={saved.certificate}
        readOnly={readOnly}
        setCertificate={actions.setCertificate}
        deleteCertificate={actions.deleteCertificate}
      />
      <TransformationSummary
        consumerId={consumer.id}
        transformation={saved.transformation}
        readOnly={readOnly}
        saveTransformation={actions.saveTransformation}
      />
      <SendingState consumerId={consumer.id} state={saved.sendingState} />
    </div>
  );
}

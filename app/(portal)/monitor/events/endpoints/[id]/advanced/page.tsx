import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_server/actor";
import {
  changeHeadersAction,
  deleteCertificateAction,
  saveTransformationAction,
  setCertificateAction,
  updateConsumerAction,
} from "@/app/(portal)/monitor/events/endpoints/[id]/advanced/actions";
import { readConsumer } from "@/app/(portal)/monitor/events/endpoints/[id]/read-consumer";
import { AdvancedSettings } from "@/components/consumers/advanced/advanced-settings";
import { roleMay } from "@/lib/access/roles";
import { systemClock } from "@/lib/clock";
import { findCertificate } from "@/lib/consumers/certificate";
import { getHeaders } from "@/lib/consumers/custom-headers";
import { getSendingState } from "@/lib/delivery-log/get-sending-state";
import { getTransformation } from "@/lib/transformations/get-transformation";

interface AdvancedPageProps {
  params: Promise<{ id: string }>;
}

const actions = {
  changeHeaders: changeHeadersAction,
  updateConsumer: updateConsumerAction,
  setCertificate: setCertificateAction,
  deleteCertificate: deleteCertificateAction,
  saveTransformation: saveTransformationAction,
};

export async function generateMetadata({ params }: AdvancedPageProps): Promise<Metadata> {
  const t = await getTranslations("advanced");
  const { url } = await readConsumer((await params).id);
  return { title: t("metaTitle", { name: url.replace(/^https?:\/\//, "") }) };
}

export default async function AdvancedPage({ params }: AdvancedPageProps) {
  const { scope, role } = await requireActor();
  const consumer = await readConsumer((await params).id);
  const [headers, certificate, transformation, sendingState] = await Promise.all([
    getHeaders(scope, consumer.id),
    findCertificate(scope, consumer.id),
    getTransformation(scope, consumer.id),
    getSendingState(scope, consumer.id, systemClock.now()),
  ]);
  const saved = { consumer, headers, certificate, transformation, sendingState };
  return <AdvancedSettings key={consumer.id} {...saved} readOnly={!roleMay(role, "consumers.manage")} actions={actions} />;
}

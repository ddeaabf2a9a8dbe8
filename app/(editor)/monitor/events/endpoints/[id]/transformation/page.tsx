import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_server/actor";
import { saveTransformationAction, simulateTransformationAction } from "@/app/(portal)/monitor/events/endpoints/[id]/advanced/actions";
import { readConsumer } from "@/app/(portal)/monitor/events/endpoints/[id]/read-consumer";
import { TransformationEditor } from "@/components/transformations/transformation-editor";
import { roleMay } from "@/lib/access/roles";
import { getTransformation } from "@/lib/transformations/get-transformation";

interface TransformationPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("transformation");
  return { title: t("title") };
}

export default async function TransformationPage({ params }: TransformationPageProps) {
  const { scope, role } = await requireActor();
  const consumer = await readConsumer((await params).id);
  const transformation = await getTransformation(scope, consumer.id);
  return (
    <TransformationEditor
      key={consumer.id}
      consumer={consumer}
      transformation={transformation}
      readOnly={!roleMay(role, "consumers.manage")}
      saveTransformation={saveTransformationAction}
      simulateTransformation={simulateTransformationAction}
    />
  );
}

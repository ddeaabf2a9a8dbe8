import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireOperator } from "@/app/_server/operator";
import { Overview } from "@/components/admin/overview";
import { getServiceHealth, HEALTH_HOURS, MAX_MESSAGES_COUNTED } from "@/lib/clients/get-service-health";
import { MAX_COUNTED } from "@/lib/delivery-log/queue-schema";

export async function generateMetadata(): Promise<Metadata> {
  await requireOperator();
  return { title: (await getTranslations("shell"))("admin") };
}

export default async function AdminOverview() {
  const { scope } = await requireOperator();
  const health = await getServiceHealth(scope);
  return <Overview health={health} hours={HEALTH_HOURS} most={{ depth: MAX_COUNTED, messages: MAX_MESSAGES_COUNTED }} />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireOperator } from "@/app/_server/operator";
import { readQueue } from "@/app/_server/read-queue";
import { QueuePage } from "@/components/admin/queue/queue-page";

export async function generateMetadata(): Promise<Metadata> {
  await requireOperator();
  return { title: (await getTranslations("adminDeliveries"))("title") };
}

export default async function DeliveriesPage() {
  const { scope } = await requireOperator();
  return <QueuePage first={await readQueue(scope)} />;
}

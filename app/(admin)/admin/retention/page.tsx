import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireOperator } from "@/app/_server/operator";
import { RetentionPage } from "@/components/admin/retention/retention-page";
import { getRetention } from "@/lib/retention/get-retention";

export async function generateMetadata(): Promise<Metadata> {
  await requireOperator();
  return { title: (await getTranslations("adminRetention"))("title") };
}

export default async function AdminRetentionPage() {
  const { scope } = await requireOperator();
  return <RetentionPage first={await getRetention(scope)} />;
}

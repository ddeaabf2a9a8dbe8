import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireOperator } from "@/app/_server/operator";
import { OwnAccount } from "@/app/(portal)/account/own-account";

export async function generateMetadata(): Promise<Metadata> {
  await requireOperator();
  return { title: (await getTranslations("account"))("title") };
}

/** The same as the portal's, for operators: those who belong to no client have no portal. */
export default async function OperatorAccount() {
  const { user } = await requireOperator();
  return <OwnAccount user={user} />;
}

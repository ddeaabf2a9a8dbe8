import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireOperator } from "@/app/_server/operator";
import { createOperatorKeyAction, revokeOperatorKeyAction } from "@/app/(admin)/admin/system/actions";
import { SystemPage } from "@/components/admin/system/system-page";
import { listOperatorKeys } from "@/lib/api-keys/operator-keys";
import { describeSystem } from "@/lib/system/describe-system";

export async function generateMetadata(): Promise<Metadata> {
  await requireOperator();
  return { title: (await getTranslations("shell"))("adminSystem") };
}

export default async function System() {
  const { scope } = await requireOperator();
  const [facts, keys] = await Promise.all([describeSystem(scope), listOperatorKeys(scope)]);
  return <SystemPage facts={facts} keys={keys} createKey={createOperatorKeyAction} revokeKey={revokeOperatorKeyAction} />;
}

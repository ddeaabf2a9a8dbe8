import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { requireOperator } from "@/app/_server/operator";
import { loadOperatorAuditFilter, operatorAuditQuery } from "@/components/admin/audit/operator-audit-filter";
import { OperatorAuditLog } from "@/components/admin/audit/operator-audit-log";
import { listOperatorEntries } from "@/lib/audit/list-operator-entries";
import { systemClock } from "@/lib/clock";

export async function generateMetadata(): Promise<Metadata> {
  await requireOperator();
  return { title: (await getTranslations("shell"))("auditLog") };
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope } = await requireOperator();
  const filter = operatorAuditQuery(await loadOperatorAuditFilter(searchParams), systemClock.now().getTime());
  return <OperatorAuditLog {...(await listOperatorEntries(scope, filter))} />;
}

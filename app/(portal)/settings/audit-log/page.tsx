import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { requireActor } from "@/app/_server/actor";
import { auditQuery, loadAuditFilter } from "@/components/audit/audit-filter";
import { AuditHeader } from "@/components/audit/audit-header";
import { AuditList } from "@/components/audit/audit-list";
import { EmptyState } from "@/components/ui/empty-state";
import { roleMay } from "@/lib/access/roles";
import { listAuditActors, listAuditEntries } from "@/lib/audit/list-audit-entries";
import { systemClock } from "@/lib/clock";

const PAGE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell"))("auditLog") };
}

export default async function AuditLogPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope, role, client } = await requireActor();
  if (!roleMay(role, "audit.read")) {
    const t = await getTranslations();
    return (
      <>
        <AuditHeader />
        <EmptyState
          title={t(client.suspended ? "suspended.refusal" : "audit.forbidden.title")}
          text={t(client.suspended ? "suspended.refusalText" : "audit.forbidden.text")}
        />
      </>
    );
  }
  const filter = await loadAuditFilter(searchParams);
  const query = { ...auditQuery(filter, systemClock.now().getTime()), limit: PAGE };
  const [page, actors] = await Promise.all([listAuditEntries(scope, query), listAuditActors(scope)]);
  return (
    <>
      <AuditHeader />
      <AuditList first={{ page, filter }} actors={actors} />
    </>
  );
}

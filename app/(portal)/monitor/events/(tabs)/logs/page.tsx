import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { requireActor } from "@/app/_server/actor";
import { LISTED_CONSUMERS } from "@/components/consumers/listed-consumers";
import { loadLogFilter, logQuery } from "@/components/logs/log-filter";
import { LogView } from "@/components/logs/log-view";
import { roleMay } from "@/lib/access/roles";
import { systemClock } from "@/lib/clock";
import { findReferenceCompanies } from "@/lib/companies/find-reference-companies";
import { listConsumers } from "@/lib/consumers/list-consumers";
import { env } from "@/lib/env";
import { eventTypeSummaries } from "@/lib/event-types/catalogue";
import { listMessages } from "@/lib/messages/list-messages";

const PAGE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("endpoints"))("tabs.logs") };
}

export default async function LogsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope, role } = await requireActor();
  const filter = await loadLogFilter(searchParams);
  const [page, consumers, companies] = await Promise.all([
    listMessages(scope, { ...logQuery(filter, systemClock.now().getTime()), limit: PAGE }),
    listConsumers(scope, { page: 1, pageSize: LISTED_CONSUMERS }),
    findReferenceCompanies(scope, filter.company === null ? [] : [filter.company]),
  ]);
  return (
    <LogView
      key={scope.clientId}
      clientId={scope.clientId}
      first={{ page, filter }}
      choices={{
        eventTypes: eventTypeSummaries().map(({ name }) => name),
        endpoints: consumers.results.map(({ id, url }) => ({ id, url })),
        companies: [...companies.values()].map(({ id, name }) => ({ id, name })),
      }}
      publishUrl={`${env().APP_URL.replace(/\/$/, "")}/api/v1/events`}
      canManage={roleMay(role, "consumers.manage")}
    />
  );
}

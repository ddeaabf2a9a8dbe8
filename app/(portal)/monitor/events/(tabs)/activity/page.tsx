import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { requireActor } from "@/app/_server/actor";
import { ActivityPage } from "@/components/activity/activity-page";
import { activityQuery, loadActivityView } from "@/components/activity/activity-view";
import { LISTED_CONSUMERS } from "@/components/consumers/listed-consumers";
import { systemClock } from "@/lib/clock";
import { listConsumers } from "@/lib/consumers/list-consumers";
import { getActivityOverview } from "@/lib/delivery-log/get-activity-overview";
import { env } from "@/lib/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("endpoints"))("tabs.activity") };
}

export default async function ActivityTab({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope } = await requireActor();
  const view = await loadActivityView(searchParams);
  const [overview, { results }] = await Promise.all([
    getActivityOverview(scope, activityQuery(view, systemClock.now().getTime())),
    listConsumers(scope, { page: 1, pageSize: LISTED_CONSUMERS }),
  ]);
  return (
    <ActivityPage
      clientId={scope.clientId}
      first={{ view, overview }}
      endpoints={results.map(({ id, url }) => ({ id, url }))}
      scheduleMs={env().RETRY_SCHEDULE.reduce((sum, delay) => sum + delay, 0)}
    />
  );
}

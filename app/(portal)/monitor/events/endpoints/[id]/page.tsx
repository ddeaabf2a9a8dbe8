import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { requireActor } from "@/app/_server/actor";
import { readSecretAction } from "@/app/(portal)/monitor/events/endpoints/[id]/actions";
import { readConsumer } from "@/app/(portal)/monitor/events/endpoints/[id]/read-consumer";
import { ConsumerOverview } from "@/components/consumers/overview/consumer-overview";
import { deliveryQuery, loadDeliveryFilter } from "@/components/deliveries/delivery-filter";
import { loadStatsRange, statsQuery } from "@/components/deliveries/stats-range";
import { roleMay } from "@/lib/access/roles";
import { systemClock } from "@/lib/clock";
import { getStats } from "@/lib/delivery/get-stats";
import { listDeliveries } from "@/lib/delivery/list-deliveries";
import { env } from "@/lib/env";

interface EndpointPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

const PAGE = 50;

export async function generateMetadata({ params }: EndpointPageProps): Promise<Metadata> {
  const { url } = await readConsumer((await params).id);
  return { title: url.replace(/^https?:\/\//, "") };
}

export default async function EndpointPage({ params, searchParams }: EndpointPageProps) {
  const { scope, role } = await requireActor();
  const consumer = await readConsumer((await params).id);
  const [filter, { range }] = await Promise.all([loadDeliveryFilter(searchParams), loadStatsRange(searchParams)]);
  const now = systemClock.now().getTime();
  const [page, stats] = await Promise.all([
    listDeliveries(scope, consumer.id, { ...deliveryQuery(filter, now), limit: PAGE }),
    getStats(scope, consumer.id, statsQuery(range, now)),
  ]);
  return (
    <ConsumerOverview
      key={consumer.id}
      consumer={consumer}
      deliveries={{ page, filter }}
      stats={{ range, stats }}
      readSecret={roleMay(role, "secrets.reveal") ? readSecretAction : null}
      publishUrl={`${env().APP_URL.replace(/\/$/, "")}/api/v1/events`}
    />
  );
}

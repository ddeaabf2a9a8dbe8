import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { requireActor } from "@/app/_server/actor";
import { expireSecretsAction, readSecretAction, rotateSecretAction } from "@/app/(portal)/monitor/events/endpoints/[id]/actions";
import { readConsumer } from "@/app/(portal)/monitor/events/endpoints/[id]/read-consumer";
import {
  changeReplayAction,
  estimateReplayAction,
  resendAction,
  startReplayAction,
} from "@/app/(portal)/monitor/events/endpoints/[id]/replay-actions";
import { ConsumerOverview } from "@/components/consumers/overview/consumer-overview";
import { deliveryQuery, loadDeliveryFilter } from "@/components/deliveries/delivery-filter";
import { loadStatsRange, statsQuery } from "@/components/deliveries/stats-range";
import { LISTED_REPLAYS } from "@/components/replays/listed-replays";
import { roleMay } from "@/lib/access/roles";
import { systemClock } from "@/lib/clock";
import { findCreator } from "@/lib/consumers/find-creator";
import { getSecretState } from "@/lib/consumers/get-secret-state";
import { getStats } from "@/lib/delivery-log/get-stats";
import { listDeliveries } from "@/lib/delivery-log/list-deliveries";
import { env } from "@/lib/env";
import { listReplays } from "@/lib/replay/list-replays";

interface EndpointPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

const PAGE = 50;

export async function generateMetadata({ params }: EndpointPageProps): Promise<Metadata> {
  const { url } = await readConsumer((await params).id);
  return { title: url.replace(/^https?:\/\//, "") };
}

const SECRET_ACTIONS = { read: readSecretAction, rotate: rotateSecretAction, expire: expireSecretsAction };
const REPLAY_ACTIONS = { estimate: estimateReplayAction, start: startReplayAction, change: changeReplayAction, resend: resendAction };

export default async function EndpointPage({ params, searchParams }: EndpointPageProps) {
  const { scope, role } = await requireActor();
  const consumer = await readConsumer((await params).id);
  const [filter, { range }] = await Promise.all([loadDeliveryFilter(searchParams), loadStatsRange(searchParams)]);
  const now = systemClock.now().getTime();
  const [page, stats, secretState, creator, replays] = await Promise.all([
    listDeliveries(scope, consumer.id, { ...deliveryQuery(filter, now), limit: PAGE }),
    getStats(scope, consumer.id, statsQuery(range, now)),
    getSecretState(scope, consumer.id),
    findCreator(scope, consumer.id),
    listReplays(scope, consumer.id, { limit: LISTED_REPLAYS }),
  ]);
  return (
    <ConsumerOverview
      key={consumer.id}
      consumer={consumer}
      creator={creator}
      canManage={roleMay(role, "consumers.manage")}
      deliveries={{ page, filter }}
      stats={{ range, stats }}
      secret={{ state: secretState, actions: roleMay(role, "secrets.reveal") ? SECRET_ACTIONS : null }}
      replays={{ first: replays, canReplay: roleMay(role, "messages.resend"), keptMs: env().RETENTION, actions: REPLAY_ACTIONS }}
      publishUrl={`${env().APP_URL.replace(/\/$/, "")}/api/v1/events`}
    />
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_server/actor";
import { deleteConsumerAction, setDisabledAction } from "@/app/(portal)/monitor/events/actions";
import { ConsumerList } from "@/components/consumers/consumer-list";
import { lastDay } from "@/components/consumers/last-day";
import { LISTED_CONSUMERS } from "@/components/consumers/listed-consumers";
import { roleMay } from "@/lib/access/roles";
import { systemClock } from "@/lib/clock";
import { consumerLimit } from "@/lib/consumers/consumer-limit";
import { listConsumers } from "@/lib/consumers/list-consumers";
import { getActivity } from "@/lib/delivery-log/get-activity";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("endpoints"))("tabs.endpoints") };
}

export default async function EndpointsPage() {
  const { scope, role } = await requireActor();
  const [consumers, activity, limit] = await Promise.all([
    listConsumers(scope, { page: 1, pageSize: LISTED_CONSUMERS }),
    getActivity(scope, lastDay(systemClock.now().getTime())),
    consumerLimit(scope),
  ]);
  return (
    <ConsumerList
      clientId={scope.clientId}
      first={{ consumers, activity }}
      limit={limit}
      canManage={roleMay(role, "consumers.manage")}
      deleteConsumer={deleteConsumerAction}
      setDisabled={setDisabledAction}
    />
  );
}

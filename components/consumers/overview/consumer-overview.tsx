"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { ConsumerFacts } from "@/components/consumers/overview/consumer-facts";
import type { SecretActions } from "@/components/consumers/overview/secret-actions";
import { SecretBlock } from "@/components/consumers/overview/secret-block";
import { useLiveConsumer } from "@/components/consumers/overview/use-live-consumer";
import { VerifySignatures } from "@/components/consumers/verification/verify-signatures";
import { DeliveryList } from "@/components/deliveries/delivery-list";
import type { RowReplay } from "@/components/deliveries/delivery-row-menu";
import { DeliveryStats } from "@/components/deliveries/delivery-stats";
import type { StatsRange } from "@/components/deliveries/stats-range";
import type { FirstDeliveries } from "@/components/deliveries/use-live-deliveries";
import { useRefusal } from "@/components/layout/suspension";
import { ConsumerReplays } from "@/components/replays/consumer-replays";
import type { ReplayActions, Resend } from "@/components/replays/replay-actions";
import { ReplayHistory } from "@/components/replays/replay-history";
import { isUnderWay, useLiveReplays } from "@/components/replays/use-live-replays";
import { useReplayInUrl } from "@/components/replays/use-replay-in-url";
import { useResend } from "@/components/replays/use-resend";
import type { SecretState, WebhookConsumer } from "@/lib/consumers/schema";
import type { Stats } from "@/lib/delivery-log/schema";
import type { ReplayPage } from "@/lib/replay/schema";

interface ConsumerOverviewProps {
  consumer: WebhookConsumer;
  creator: string | null;
  canManage: boolean;
  deliveries: FirstDeliveries;
  stats: { range: StatsRange; stats: Stats };
  /** `actions` is null for a role that never sees a secret. */
  secret: { state: SecretState; actions: SecretActions | null };
  /** `keptMs`: how long messages are kept. */
  replays: { first: ReplayPage; canReplay: boolean; keptMs: number; actions: ReplayActions & { resend: Resend } };
  /** Where events are published to. */
  publishUrl: string;
}

/** The Overview tab: settings, secret, how deliveries go, replays, and every message attempt. */
export function ConsumerOverview({
  consumer: first,
  creator,
  canManage,
  deliveries,
  stats,
  secret,
  replays,
  publishUrl,
}: ConsumerOverviewProps) {
  const consumer = useLiveConsumer(first);
  const listed = useLiveReplays(consumer.id, replays.first);
  const rowReplay = useRowReplay(consumer, replays);
  return (
    <>
      <ConsumerReplays
        consumer={consumer}
        replays={listed}
        canReplay={replays.canReplay}
        keptMs={replays.keptMs}
        actions={replays.actions}
      />
      <div className="grid grid-cols-2 gap-12 max-xl:gap-6 max-md:grid-cols-1">
        <ConsumerFacts consumer={consumer} creator={creator} canManage={canManage} />
        <div className="min-w-0">
          <SecretBlock consumerId={consumer.id} state={secret.state} actions={secret.actions} />
          <VerifySignatures consumerId={consumer.id} url={consumer.url} readSecret={secret.actions?.read ?? null} />
        </div>
      </div>
      <DeliveryStats webhookId={consumer.id} first={stats} />
      <ReplayHistory replays={listed.filter((replay) => !isUnderWay(replay))} />
      <DeliveryList consumer={consumer} first={deliveries} publishUrl={publishUrl} replay={rowReplay} />
    </>
  );
}

/** Sending again from the rows. One object for as long as nothing about it changes, so that rows are not drawn anew. */
function useRowReplay(consumer: WebhookConsumer, { canReplay, actions }: ConsumerOverviewProps["replays"]): RowReplay {
  const t = useTranslations("endpoint.menu");
  const refuse = useRefusal();
  const refusal = canReplay ? (consumer.disabled ? t("enableFirst") : null) : refuse(t("needsDeveloper"));
  const resend = useResend(actions.resend, consumer.id);
  const { open } = useReplayInUrl();
  const latest = useRef({ resend, open });
  latest.current = { resend, open };
  return useMemo(
    () => ({
      refusal,
      resend: (messageId) => latest.current.resend(messageId),
      recoverSince: (at) => latest.current.open("failed", new Date(at)),
    }),
    [refusal],
  );
}

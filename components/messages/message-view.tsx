"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { AttemptDrawer } from "@/components/attempts/attempt-drawer";
import { useAttemptInUrl } from "@/components/attempts/use-attempt-in-url";
import { CodePanel } from "@/components/display/code-panel";
import { LiveMark } from "@/components/display/live-mark";
import { DeliverySection } from "@/components/messages/delivery-section";
import { MessageFacts } from "@/components/messages/message-facts";
import { MessageHeader } from "@/components/messages/message-header";
import { useLiveMessage } from "@/components/messages/use-live-message";
import { Button } from "@/components/ui/button";
import type { CursorPage } from "@/lib/api/pagination-schema";
import type { AttemptAnswer } from "@/lib/delivery/schema";
import type { MessageWithEnvelope } from "@/lib/messages/schema";

interface MessageViewProps {
  message: MessageWithEnvelope;
  attempts: CursorPage<AttemptAnswer>;
  /** RETRY_SCHEDULE, in milliseconds. */
  scheduleMs: readonly number[];
}

/** Newest first within each consumer, as they come. */
function groupByConsumer(attempts: AttemptAnswer[]): Map<string, AttemptAnswer[]> {
  const groups = new Map<string, AttemptAnswer[]>();
  for (const attempt of attempts) {
    const group = groups.get(attempt.webhookId);
    if (group) group.push(attempt);
    else groups.set(attempt.webhookId, [attempt]);
  }
  return groups;
}

/** A message: where it went and how, and what it says. */
export function MessageView({ scheduleMs, ...first }: MessageViewProps) {
  const t = useTranslations("message");
  const { message, attempts, failed, ...earlier } = useLiveMessage(first);
  const { attemptId, open, move, close } = useAttemptInUrl();
  const byConsumer = useMemo(() => groupByConsumer(attempts), [attempts]);
  const inReadingOrder = useMemo(
    () => message.deliveries.flatMap((delivery) => (byConsumer.get(delivery.webhookId) ?? []).toReversed()),
    [message.deliveries, byConsumer],
  );
  const { envelope } = message;
  const openDelivery = message.deliveries.find(
    (delivery) => delivery.webhookId === attempts.find((attempt) => attempt.id === attemptId)?.webhookId,
  );

  return (
    <>
      <MessageHeader message={message} />
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)_clamp(300px,26vw,372px)] gap-10 border-t border-line pt-5 max-xl:grid-cols-1 max-xl:gap-6">
        <div className="min-w-0">
          <div className="flex items-center gap-2">
            <h2 className="text-14 font-semibold">
              {t("deliveries")} <span className="font-normal text-fg-3">{t("matched", { count: message.deliveries.length })}</span>
            </h2>
            <LiveMark failed={failed} />
          </div>
          {failed ? <p className="mt-1 text-13 text-warn-fg">{t("stale")}</p> : null}
          {message.deliveries.length === 0 ? <SentNowhere /> : null}
          {message.deliveries.map((delivery) => (
            <DeliverySection
              key={delivery.webhookId}
              delivery={delivery}
              attempts={byConsumer.get(delivery.webhookId) ?? []}
              created={message.created}
              scheduleMs={scheduleMs}
              currentAttempt={attemptId}
              onOpenAttempt={open}
            />
          ))}
          {earlier.hasEarlier ? (
            <Button size="sm" className="mt-3" disabled={earlier.loadingEarlier} onClick={earlier.loadEarlier}>
              {t("loadEarlier")}
            </Button>
          ) : null}
        </div>
        <aside className="min-w-0">
          <h2 className="mb-2 text-14 font-semibold">{t("title")}</h2>
          <MessageFacts message={message} />
          <CodePanel
            title={t("payload.title")}
            source={envelope === null ? null : { text: envelope, encoding: "utf8" }}
            empty={t("payload.expunged")}
            label={t("payload.label")}
            copyLabel={t("payload.copy")}
            fileName={message.id}
            className="max-h-[640px]"
          />
        </aside>
      </div>
      <AttemptDrawer
        attemptId={attemptId}
        attempts={inReadingOrder}
        slots={openDelivery?.slots ?? scheduleMs.length}
        envelope={envelope}
        onMove={move}
        onClose={close}
      />
    </>
  );
}

function SentNowhere() {
  const t = useTranslations("message.noDelivery");
  return (
    <div className="max-w-[520px] py-6">
      <h3 className="text-13 font-semibold">{t("title")}</h3>
      <p className="text-13 text-fg-2">{t("text")}</p>
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { AttemptDrawer } from "@/components/attempts/attempt-drawer";
import { useAttemptInUrl } from "@/components/attempts/use-attempt-in-url";
import { CodePanel } from "@/components/display/code-panel";
import { Instant } from "@/components/display/instant";
import { LiveMark } from "@/components/display/live-mark";
import { DeliverySection } from "@/components/messages/delivery-section";
import { MessageFacts } from "@/components/messages/message-facts";
import { MessageHeader } from "@/components/messages/message-header";
import type { Expunge } from "@/components/messages/message-menu";
import { SentHeaders } from "@/components/messages/sent-headers";
import { type FirstMessage, useLiveMessage } from "@/components/messages/use-live-message";
import { useMessageResend } from "@/components/messages/use-message-resend";
import { VerdictList } from "@/components/messages/verdict-list";
import type { Resend } from "@/components/replays/replay-actions";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { AttemptAnswer } from "@/lib/delivery-log/schema";

interface MessageViewProps extends FirstMessage {
  /** RETRY_SCHEDULE, in milliseconds. */
  scheduleMs: readonly number[];
  /** A server action; null where the person may not. */
  resend: Resend | null;
  /** The same. */
  expunge: Expunge | null;
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

/** A message: where it went and how, where it did not and why, and what it says. */
export function MessageView({ scheduleMs, resend, expunge, ...first }: MessageViewProps) {
  const { message, attempts, verdicts, failed, refresh, ...earlier } = useLiveMessage(first);
  const { send, shown } = useMessageResend(message.id, resend, refresh);
  const { attemptId, open, move, close } = useAttemptInUrl();
  const byConsumer = useMemo(() => groupByConsumer(attempts), [attempts]);
  const inReadingOrder = useMemo(
    () => message.deliveries.flatMap(({ webhookId }) => (byConsumer.get(webhookId) ?? []).toReversed()),
    [message.deliveries, byConsumer],
  );
  const openOne = attempts.find(({ id }) => id === attemptId);
  const openDelivery = message.deliveries.find(({ webhookId }) => webhookId === openOne?.webhookId);
  const absent = verdicts.filter((verdict) => message.deliveries.every(({ webhookId }) => webhookId !== verdict.webhookId));
  return (
    <>
      <MessageHeader message={message} expunge={expunge} onExpunged={refresh} />
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)_clamp(300px,26vw,372px)] gap-10 border-t border-line pt-5 max-xl:grid-cols-1 max-xl:gap-6">
        <div className="min-w-0">
          <DeliveriesHead considered={message.deliveries.length + absent.length} matched={message.deliveries.length} failed={failed} />
          {message.deliveries.map((delivery) => (
            <DeliverySection
              key={delivery.webhookId}
              delivery={shown(delivery)}
              attempts={byConsumer.get(delivery.webhookId) ?? []}
              message={message}
              verdict={verdicts.find(({ webhookId }) => webhookId === delivery.webhookId)}
              scheduleMs={scheduleMs}
              currentAttempt={attemptId}
              onOpenAttempt={open}
              onResend={send}
            />
          ))}
          <EarlierAttempts {...earlier} />
          {message.deliveries.length + absent.length === 0 ? <SentNowhere /> : null}
          <VerdictList verdicts={absent} message={message} canResend={resend !== null} />
        </div>
        <MessageAside message={message} attempts={attempts} />
      </div>
      <AttemptDrawer
        attemptId={attemptId}
        attempts={inReadingOrder}
        slots={openDelivery?.slots ?? scheduleMs.length}
        envelope={message.envelope}
        onMove={move}
        onClose={close}
        onResend={send && openDelivery ? () => void send(openDelivery) : null}
        sending={openDelivery !== undefined && shown(openDelivery).status === "Sending"}
      />
    </>
  );
}

function DeliveriesHead({ considered, matched, failed }: { considered: number; matched: number; failed: boolean }) {
  const t = useTranslations("message");
  return (
    <>
      <div className="flex items-center gap-2">
        <h2 className="text-14 font-semibold">
          {t("deliveries")} <span className="font-normal text-fg-3">{t("considered", { considered, matched })}</span>
        </h2>
        <LiveMark failed={failed} />
      </div>
      {failed ? <p className="mt-1 text-13 text-warn-fg">{t("stale")}</p> : null}
    </>
  );
}

type EarlierProps = Pick<ReturnType<typeof useLiveMessage>, "hasEarlier" | "loadEarlier" | "loadingEarlier">;

function EarlierAttempts({ hasEarlier, loadEarlier, loadingEarlier }: EarlierProps) {
  const t = useTranslations("message");
  if (!hasEarlier) return null;
  return (
    <Button size="sm" className="mt-3" disabled={loadingEarlier} onClick={loadEarlier}>
      {t("loadEarlier")}
    </Button>
  );
}

/** What it says, and what is known of it. */
function MessageAside({ message, attempts }: Pick<ReturnType<typeof useLiveMessage>, "message" | "attempts">) {
  const t = useTranslations("message");
  const { envelope, schemaIssue } = message;
  return (
    <aside className="min-w-0">
      <h2 className="mb-2 text-14 font-semibold">{t("title")}</h2>
      <MessageFacts message={message} />
      {schemaIssue ? (
        <Banner tone="warn" title={t("schemaIssue.title")}>
          <code className="[overflow-wrap:anywhere]">{schemaIssue}</code> {t("schemaIssue.text")}
        </Banner>
      ) : null}
      <CodePanel
        title={t("payload.title")}
        source={envelope === null ? null : { text: envelope, encoding: "utf8" }}
        empty={
          message.expunged
            ? t.rich("payload.expunged", { time: () => <Instant at={message.expunged ?? ""} className="text-fg-3" /> })
            : null
        }
        label={t("payload.label")}
        copyLabel={t("payload.copy")}
        fileName={message.id}
        className="max-h-[640px]"
      />
      <SentHeaders attempts={attempts} />
    </aside>
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

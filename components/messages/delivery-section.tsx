"use client";

import { RotateCw } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ATTEMPT_COLUMNS, AttemptRow } from "@/components/attempts/attempt-row";
import { AttemptPips } from "@/components/deliveries/attempt-pips";
import { DeliveryStatus } from "@/components/deliveries/delivery-status";
import { pipsOfDelivery } from "@/components/deliveries/pip-marks";
import { rulerSlots, waitingSince } from "@/components/deliveries/ruler-slots";
import { ScheduleRuler } from "@/components/deliveries/schedule-ruler";
import { Url } from "@/components/display/url";
import { useRefusal } from "@/components/layout/suspension";
import { NextAttempt } from "@/components/messages/next-attempt";
import { VerdictSentence } from "@/components/messages/verdict-sentence";
import { Button } from "@/components/ui/button";
import type { AttemptAnswer, DeliveryAnswer } from "@/lib/delivery-log/schema";
import type { Message } from "@/lib/messages/schema";
import type { Verdict } from "@/lib/verdicts/schema";

/** A delivery with more attempts than this (resends, mostly) shows its newest and a button for the rest. */
const SHOWN_AT_ONCE = 12;

interface DeliverySectionProps {
  delivery: DeliveryAnswer;
  /** Of this delivery, newest first. */
  attempts: AttemptAnswer[];
  message: Message;
  verdict: Verdict | undefined;
  scheduleMs: readonly number[];
  currentAttempt: string | null;
  onOpenAttempt: (id: string) => void;
  /** Null where the person may not. */
  onResend: ((delivery: DeliveryAnswer) => void) | null;
}

/** One endpoint the message went to: how it stands, what comes next, every attempt so far. */
export function DeliverySection({ delivery, attempts, message, verdict, scheduleMs, onResend, ...timeline }: DeliverySectionProps) {
  const { nextAttemptAt } = delivery;
  const halted = verdict?.verdict === "disabled" || verdict?.verdict === "deleted" ? verdict : null;
  return (
    <section aria-label={delivery.url} className="border-b border-line py-3.5 last:border-0">
      <div className="flex items-center gap-3 text-13 max-md:flex-wrap max-md:gap-x-2 max-md:gap-y-1">
        <span aria-live="polite" className="w-[120px] flex-none max-md:w-auto">
          <DeliveryStatus status={delivery.status} />
        </span>
        <Link
          href={`/monitor/events/endpoints/${delivery.webhookId}`}
          className="min-w-0 flex-1 hover:underline max-md:order-last max-md:basis-full"
        >
          <Url url={delivery.url} />
        </Link>
        <DeliveryAside delivery={delivery} attempts={attempts} />
        <ResendButton delivery={delivery} halted={halted !== null} expunged={message.expunged !== null} onResend={onResend} />
      </div>
      <div className="mt-2 ml-[132px] max-md:ml-0">
        {halted ? <VerdictSentence verdict={halted} message={message} /> : null}
        {nextAttemptAt === null ? null : (
          <>
            <NextAttempt delivery={{ ...delivery, nextAttemptAt }} scheduleMs={scheduleMs} />
            {delivery.attemptCount > 0 ? (
              <ScheduleRuler slots={rulerSlots(delivery, attempts, scheduleMs)} since={waitingSince(attempts, message.created)} />
            ) : null}
          </>
        )}
        <DeliveryEnd delivery={delivery} attempts={attempts} />
        <Timeline attempts={attempts} {...timeline} />
      </div>
    </section>
  );
}

interface ResendButtonProps extends Pick<DeliverySectionProps, "delivery" | "onResend"> {
  /** Its endpoint takes nothing at present. */
  halted: boolean;
  /** What it would send is gone. */
  expunged: boolean;
}

/** One more attempt, at once and outside the schedule. For people who may only look it stays visible, with the reason. */
function ResendButton({ delivery, halted, expunged, onResend }: ResendButtonProps) {
  const t = useTranslations("message.resend");
  const refuse = useRefusal();
  const reason = onResend === null ? refuse(t("needsDeveloper")) : expunged ? t("removed") : halted ? t("halted") : undefined;
  return (
    <Button
      size="sm"
      className="max-md:ml-auto"
      variant={delivery.status === "Failure" ? "plain" : "ghost"}
      aria-label={t("to", { url: delivery.url })}
      title={reason}
      disabled={reason !== undefined || delivery.status === "Sending"}
      onClick={() => onResend?.(delivery)}
    >
      <RotateCw aria-hidden />
      {t("action")}
    </Button>
  );
}

/** At the right end: which attempt is next, or how many there were. */
function DeliveryAside({ delivery, attempts }: Pick<DeliverySectionProps, "delivery" | "attempts">) {
  const t = useTranslations("message");
  const waits = delivery.nextAttemptAt !== null && delivery.attemptCount > 0;
  return (
    <span className="flex items-center text-13 whitespace-nowrap text-fg-3 max-md:ml-auto">
      {waits ? (
        t("nextIsAttempt", { number: delivery.slot + 1, slots: delivery.slots })
      ) : (
        <AttemptPips pips={pipsOfDelivery(delivery, attempts)} />
      )}
    </span>
  );
}

/** Why nothing more comes of a delivery that failed. */
function DeliveryEnd({ delivery, attempts }: Pick<DeliverySectionProps, "delivery" | "attempts">) {
  const t = useTranslations("message");
  const followUp = useTranslations("attempt.followUp");
  if (delivery.status !== "Failure") return null;
  const reason = attempts.find((attempt) => attempt.slot !== null)?.next.reason;
  const stopped = reason === "gone" || reason === "disabled" || reason === "deleted" ? followUp(reason) : t("endedOtherwise");
  return <p className="mb-1 text-13 text-fg-2">{delivery.slot >= delivery.slots ? t("exhausted", { count: delivery.slots }) : stopped}</p>;
}

function Timeline({
  attempts,
  currentAttempt,
  onOpenAttempt,
}: Pick<DeliverySectionProps, "attempts" | "currentAttempt" | "onOpenAttempt">) {
  const t = useTranslations("message");
  const [all, setAll] = useState(false);
  const shown = all ? attempts : attempts.slice(0, SHOWN_AT_ONCE);
  return (
    <>
      <ol className={ATTEMPT_COLUMNS}>
        {shown.map((attempt) => (
          <AttemptRow key={attempt.id} attempt={attempt} current={attempt.id === currentAttempt} onOpen={onOpenAttempt} />
        ))}
      </ol>
      {shown.length < attempts.length ? (
        <Button variant="ghost" size="sm" className="mt-1" onClick={() => setAll(true)}>
          {t("earlier", { count: attempts.length - shown.length })}
        </Button>
      ) : null}
    </>
  );
}

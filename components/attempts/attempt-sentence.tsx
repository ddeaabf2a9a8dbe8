"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { resultOf, useAttemptWords } from "@/components/attempts/attempt-words";
import { useClock } from "@/components/display/clock-store";
import { useDurations } from "@/components/display/durations";
import { useInstants } from "@/components/display/instant-formats";
import type { AttemptAnswer } from "@/lib/delivery-log/schema";

/** Where receivers put the id under which they log a request. */
const REQUEST_ID_HEADERS = ["x-request-id", "x-correlation-id", "request-id", "x-amzn-requestid", "cf-ray"];
const LONGEST_ID = 80;

function header(attempt: AttemptAnswer, names: readonly string[]): string | undefined {
  return attempt.response?.headers.find(([name]) => names.includes(name.toLowerCase()))?.[1];
}

const code = (chunks: ReactNode) => <code className="text-fg">{chunks}</code>;

/** What happened, why the next attempt is when it is, and what to do: whole sentences. */
export function AttemptSentence({ attempt }: { attempt: AttemptAnswer }) {
  const t = useTranslations("attempt");
  const { summary, advice } = useAttemptWords()(resultOf(attempt));
  const requestId = header(attempt, REQUEST_ID_HEADERS)?.slice(0, LONGEST_ID);
  if (attempt.outcome === "success") {
    return (
      <Sentences>
        {t("success", { status: attempt.response?.status ?? 200 })} {attempt.errorCode ? t("successLate") : null}
      </Sentences>
    );
  }
  if (attempt.outcome === "cancelled") return <Sentences>{t.rich("cancelledSentence", { code })}</Sentences>;
  return (
    <Sentences>
      <strong className="font-semibold text-fg">{summary}.</strong>{" "}
      <FollowUp attempt={attempt} retryAfter={header(attempt, ["retry-after"])} /> {advice}{" "}
      {requestId && attempt.response ? t.rich("receiverLog", { id: requestId, code }) : null}
    </Sentences>
  );
}

function Sentences({ children }: { children: ReactNode }) {
  return <p className="mb-5 text-14 leading-[22px] text-fg-2 [overflow-wrap:anywhere]">{children}</p>;
}

/** Why the next attempt is when it is, or why there is none. */
function FollowUp({ attempt, retryAfter }: { attempt: AttemptAnswer; retryAfter: string | undefined }) {
  const t = useTranslations("attempt.followUp");
  const { writeNear } = useInstants();
  const { delay } = useDurations();
  const { at, reason } = attempt.next;
  const time = useClock((now) => (at === null ? "" : writeNear(at, now)));
  if (reason === "succeeded" || reason === "cancelled") return null;
  if (at === null) return t(reason === "schedule" || reason === "pause" ? "exhausted" : reason);
  if (reason !== "schedule" && reason !== "pause") return t(reason);
  const wait = Date.parse(at) - Date.parse(attempt.startedAt) - attempt.durationMs;
  const attemptText = t(reason, { time, delay: delay(Math.max(1_000, wait)) });
  return attempt.response && reason === "schedule" && retryAfter === undefined && [429, 503].includes(attempt.response.status) ? (
    <NoRetryAfter text={attemptText} />
  ) : (
    attemptText
  );
}

function NoRetryAfter({ text }: { text: string }) {
  const t = useTranslations("attempt");
  return `${t("noRetryAfter")} ${text}`;
}

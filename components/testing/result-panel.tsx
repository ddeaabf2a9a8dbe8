"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RequestPanel, ResponsePanel } from "@/components/attempts/attempt-evidence";
import { AttemptSentence } from "@/components/attempts/attempt-sentence";
import { TimingBars } from "@/components/attempts/timing-bars";
import { ResultHead } from "@/components/testing/result-head";
import { type Test, useLiveTest } from "@/components/testing/use-live-test";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";

interface ResultPanelProps {
  webhookId: string;
  /** The message whose result is shown; null before the first. */
  messageId: string | null;
  /** A test is on its way to be accepted. */
  sending: boolean;
  /** It has just been accepted: as long as no answer was read, there is none. */
  fresh: boolean;
}

/** What became of a test, stage by stage as it happens. It keeps its height, so that nothing below it jumps. */
export function ResultPanel({ webhookId, messageId, sending, fresh }: ResultPanelProps) {
  const t = useTranslations("testing.result");
  const { data: test, isError } = useLiveTest(webhookId, messageId);
  return (
    <section aria-labelledby="result-title">
      <div className="mb-1.5 flex min-h-5 items-baseline gap-2 text-13">
        <h2 id="result-title" className="font-medium">
          {t("title")}
        </h2>
        {messageId ? (
          <Link
            href={`/monitor/events/messages/${messageId}`}
            className="ml-auto text-accent-fg underline decoration-accent-line underline-offset-3 hover:decoration-current"
          >
            {t("open")}
          </Link>
        ) : null}
      </div>
      <div className="min-h-[430px] rounded-r3 border border-line">
        {messageId && !sending && !fresh && !test ? (
          <Reading failed={isError} />
        ) : messageId || sending ? (
          <>
            <ResultHead test={sending ? undefined : test} accepted={!sending && messageId !== null} />
            {test?.attempt && !sending ? <Evidence key={test.attempt.id} test={test} attempt={test.attempt} /> : <Waiting />}
          </>
        ) : (
          <p className="px-4 py-5 text-13 text-fg-3">{t("empty")}</p>
        )}
      </div>
    </section>
  );
}

function Waiting() {
  const t = useTranslations("testing.result");
  return <p className="px-4 py-5 text-13 text-fg-3">{t("waiting")}</p>;
}

/** An earlier test, which is on its way here. */
function Reading({ failed }: { failed: boolean }) {
  const t = useTranslations("testing.result");
  if (failed) return <p className="px-4 py-5 text-13 text-fg-3">{t("gone")}</p>;
  return (
    <div aria-busy className="flex h-11 items-center gap-4 border-b border-line px-4">
      <Skeleton className="w-16" />
      <Skeleton className="w-32" />
    </div>
  );
}

function Evidence({ test, attempt }: { test: Test; attempt: NonNullable<Test["attempt"]> }) {
  const t = useTranslations("testing.result");
  const succeeded = attempt.outcome === "success";
  const [side, setSide] = useState<"request" | "response">(succeeded || !attempt.response ? "request" : "response");
  return (
    <div className="px-4 pt-4 pb-4">
      {succeeded ? null : <AttemptSentence attempt={attempt} />}
      {attempt.timing ? (
        <TimingBars timing={attempt.timing} answered={attempt.response !== null} tlsVersion={attempt.remote?.tlsVersion ?? null} />
      ) : null}
      <div className="mb-3">
        <Segmented
          label={t("evidence")}
          value={side}
          options={[
            { value: "request", label: t("request") },
            { value: "response", label: t("response") },
          ]}
          onChange={setSide}
        />
      </div>
      {side === "request" ? <RequestPanel attempt={attempt} envelope={test.message.envelope} /> : <ResponsePanel attempt={attempt} />}
    </div>
  );
}

"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RequestPanel, ResponsePanel } from "@/components/attempts/attempt-evidence";
import { AttemptSentence } from "@/components/attempts/attempt-sentence";
import { SignatureStatus } from "@/components/inbox/signature-status";
import { ResultFrame } from "@/components/testing/result-frame";
import { ResultHead } from "@/components/testing/result-head";
import { TimingSplit } from "@/components/testing/timing-split";
import { type Test, useLiveTest } from "@/components/testing/use-live-test";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import type { SignatureVerdict } from "@/lib/inbox/schema";

interface ResultPanelProps {
  webhookId: string;
  /** The message whose result is shown; null before the first. */
  messageId: string | null;
  /** A test is on its way to be accepted. */
  sending: boolean;
  /** It has just been accepted: as long as no answer was read, there is none. */
  fresh: boolean;
  /** What the built-in inbox made of it, where it arrived there. */
  signature: SignatureVerdict | undefined;
}

/** What became of a test, stage by stage as it happens. It keeps its height, so that nothing below it jumps. */
export function ResultPanel({ webhookId, messageId, sending, fresh, signature }: ResultPanelProps) {
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
      <ResultFrame>
        {messageId && !sending && !fresh && !test ? (
          <Reading failed={isError} />
        ) : messageId || sending ? (
          <>
            <ResultHead test={sending ? undefined : test} accepted={!sending && messageId !== null} />
            {test?.attempt && !sending ? (
              <Evidence key={test.attempt.id} test={test} attempt={test.attempt} signature={signature} />
            ) : (
              <Waiting />
            )}
          </>
        ) : (
          <p className="px-3 py-5 text-13 text-fg-3">{t("empty")}</p>
        )}
      </ResultFrame>
    </section>
  );
}

function Waiting() {
  const t = useTranslations("testing.result");
  return <p className="px-3 py-5 text-13 text-fg-3">{t("waiting")}</p>;
}

/** An earlier test, which is on its way here. */
function Reading({ failed }: { failed: boolean }) {
  const t = useTranslations("testing.result");
  if (failed) return <p className="px-3 py-5 text-13 text-fg-3">{t("gone")}</p>;
  return (
    <div aria-busy className="flex h-11 items-center gap-4 border-b border-line px-3">
      <Skeleton className="w-16" />
      <Skeleton className="w-32" />
    </div>
  );
}

interface EvidenceProps extends Pick<ResultPanelProps, "signature"> {
  test: Test;
  attempt: NonNullable<Test["attempt"]>;
}

function Evidence({ test, attempt, signature }: EvidenceProps) {
  const t = useTranslations("testing.result");
  const succeeded = attempt.outcome === "success";
  const [side, setSide] = useState<"request" | "response">(succeeded || !attempt.response ? "request" : "response");
  const evidence = { attempt, envelope: test.message.envelope, flush: true, className: "max-h-(--lines)" };
  return (
    <>
      {succeeded ? null : (
        <div className="border-b border-line px-3 py-3 [&>p]:mb-0">
          <AttemptSentence attempt={attempt} />
        </div>
      )}
      {attempt.timing ? (
        <TimingSplit timing={attempt.timing} answered={attempt.response !== null} tlsVersion={attempt.remote?.tlsVersion ?? null} />
      ) : null}
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b border-line px-3 py-1.5 text-13">
        <Segmented
          label={t("evidence")}
          value={side}
          options={[
            { value: "request", label: t("request") },
            { value: "response", label: t("response") },
          ]}
          onChange={setSide}
        />
        {signature ? <SignatureStatus signature={signature} /> : null}
      </div>
      {side === "request" ? <RequestPanel {...evidence} /> : <ResponsePanel {...evidence} />}
    </>
  );
}

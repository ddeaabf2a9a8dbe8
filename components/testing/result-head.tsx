"use client";

import { CircleCheck, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { AttemptStatus } from "@/components/attempts/attempt-status";
import { resultOf } from "@/components/attempts/attempt-words";
import { useDurations } from "@/components/display/durations";
import { Instant } from "@/components/display/instant";
import type { Test } from "@/components/testing/use-live-test";
import { Copyable } from "@/components/ui/copyable";
import { Status } from "@/components/ui/status";

interface ResultHeadProps {
  /** Undefined until it was read. */
  test: Test | undefined;
  /** It is in the ledger. */
  accepted: boolean;
}

/** How far a test has come: accepted, sent, answered. */
export function ResultHead({ test, accepted }: ResultHeadProps) {
  const t = useTranslations("testing.result");
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5 pr-2 pl-3 max-md:py-2.5 text-13">
      <div aria-live="polite" className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {test?.attempt ? (
          <Answered test={test} attempt={test.attempt} />
        ) : (
          <>
            {accepted ? (
              <Status tone="ok" icon={CircleCheck}>
                {t("accepted")}
              </Status>
            ) : null}
            <Status tone="info" icon={LoaderCircle} className="[&>svg]:animate-spin">
              {t(accepted ? "sending" : "accepting")}
            </Status>
          </>
        )}
      </div>
      {test ? <Copyable value={test.message.id} shorten label={t("copyId")} className="ml-auto max-md:ml-0" /> : null}
    </div>
  );
}

function Answered({ test, attempt }: { test: Test; attempt: NonNullable<Test["attempt"]> }) {
  const t = useTranslations("testing.result");
  const { duration } = useDurations();
  const slots = Math.max(test.delivery?.slots ?? attempt.number, attempt.number);
  return (
    <>
      <AttemptStatus result={resultOf(attempt)} look="badge" />
      <span className="text-fg-2 tabular-nums">{duration(attempt.durationMs)}</span>
      <span className="text-fg-3">
        {t.rich("attempt", {
          number: attempt.number,
          slots,
          time: () => <Instant at={attempt.startedAt} className="border-0 text-fg-3" />,
        })}
      </span>
    </>
  );
}

"use client";

import { Minus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeliveryStatus } from "@/components/deliveries/delivery-status";
import { Url } from "@/components/display/url";
import { VerdictSentence } from "@/components/messages/verdict-sentence";
import { Button } from "@/components/ui/button";
import type { Message } from "@/lib/messages/schema";
import type { Verdict } from "@/lib/verdicts/schema";

interface VerdictListProps {
  /** Of the endpoints the message was not sent to. */
  verdicts: Verdict[];
  message: Message;
  /** May replay. */
  canResend: boolean;
}

/** It would not get the message now either, and nothing is to be done about that. */
function isPlain({ verdict, remedy }: Verdict): boolean {
  return remedy === undefined && verdict !== "tagsDidNotMatch";
}

/** The endpoints the message did not go to, each with the reason. Those that simply do not take it are one line until asked for. */
export function VerdictList({ verdicts, message, canResend }: VerdictListProps) {
  const t = useTranslations("message.verdicts");
  const [all, setAll] = useState(false);
  const plain = verdicts.filter(isPlain);
  return (
    <>
      {verdicts
        .filter((verdict) => all || !isPlain(verdict))
        .map((verdict) => (
          <VerdictSection key={verdict.webhookId} verdict={verdict} message={message} canResend={canResend} />
        ))}
      {plain.length > 0 && !all ? (
        <div className="flex items-center gap-3 py-3.5 text-13 text-fg-2">
          <span className="inline-flex w-[120px] flex-none items-center gap-1.5 text-mute-fg max-md:w-auto">
            <Minus aria-hidden className="size-3.5" strokeWidth={2} />
            <span className="max-md:sr-only">{t("notMeant")}</span>
          </span>
          <span className="min-w-0 flex-1">
            {message.isTest
              ? t("othersOfTest", { count: plain.length })
              : t.rich("others", { count: plain.length, type: () => <code className="text-fg">{message.eventType}</code> })}
          </span>
          <Button variant="ghost" size="sm" onClick={() => setAll(true)}>
            {t("show")}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function VerdictSection({ verdict, message, canResend }: { verdict: Verdict; message: Message; canResend: boolean }) {
  const { webhookId, url } = verdict;
  return (
    <section aria-label={url} className="border-b border-line py-3.5 last:border-0">
      <div className="flex items-center gap-3 text-13 max-md:flex-wrap max-md:gap-x-2 max-md:gap-y-1">
        <span className="w-[120px] flex-none max-md:w-auto">
          <DeliveryStatus status="NotSent" />
        </span>
        {verdict.verdict === "deleted" ? (
          <span className="min-w-0 flex-1 max-md:order-last max-md:basis-full">
            <Url url={url} />
          </span>
        ) : (
          <Link
            href={`/monitor/events/endpoints/${webhookId}`}
            className="min-w-0 flex-1 hover:underline max-md:order-last max-md:basis-full"
          >
            <Url url={url} />
          </Link>
        )}
        <WhatToDo verdict={verdict} message={message} canResend={canResend} />
      </div>
      <div className="mt-0.5 ml-[132px] max-md:ml-0">
        <VerdictSentence verdict={verdict} message={message} />
      </div>
    </section>
  );
}

const LINK = "flex-none border-b border-accent-line text-accent-fg hover:border-current max-md:ml-auto";

/** The next step, where there is one. */
function WhatToDo({
  verdict: { webhookId, verdict, remedy },
  message,
  canResend,
}: {
  verdict: Verdict;
  message: Message;
  canResend: boolean;
}) {
  const t = useTranslations("message.verdicts");
  const endpoint = `/monitor/events/endpoints/${webhookId}`;
  if (remedy === "replay" && canResend) {
    // The second it was accepted in, so that the message itself is within the range.
    const since = new Date(Math.floor(Date.parse(message.created) / 1_000) * 1_000).toISOString();
    return (
      <Link href={`${endpoint}?${new URLSearchParams({ replay: "missing", replaySince: since })}`} className={LINK}>
        {t("replay")}
      </Link>
    );
  }
  if (remedy === "enableFirst") {
    return (
      <Link href={endpoint} className={LINK}>
        {t("toEndpoint")}
      </Link>
    );
  }
  if (verdict === "tagsDidNotMatch") {
    return (
      <Link href={`${endpoint}/advanced`} className={LINK}>
        {t("tags")}
      </Link>
    );
  }
  return null;
}

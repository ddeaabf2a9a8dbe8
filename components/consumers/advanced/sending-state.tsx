"use client";

import { CircleAlert, CircleCheck, CirclePause, Unplug } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useClock } from "@/components/display/clock-store";
import { Instant } from "@/components/display/instant";
import { Status } from "@/components/ui/status";
import { FAILING_DAYS } from "@/lib/consumers/warnings-schema";
import type { SendingState as State } from "@/lib/delivery-log/sending-schema";
import { Countdown } from "./countdown";
import { SettingsSection } from "./settings-section";
import { useLiveSendingState } from "./use-live-sending-state";

/** Why an endpoint is, or is not, sent to at this moment. */
export function SendingState({ consumerId, state: first }: { consumerId: string; state: State }) {
  const t = useTranslations("advanced.sending");
  const state = useLiveSendingState(consumerId, first);
  return (
    <SettingsSection id="sending" title={t("title")} text={t("text")}>
      <dl className="grid grid-cols-[140px_minmax(0,1fr)] gap-x-4 gap-y-4 text-13 max-md:grid-cols-1 max-md:gap-y-1">
        <Entry name={t("pause.name")}>
          <Pause pause={state.pause} waiting={state.waiting} />
        </Entry>
        <Entry name={t("breaker.name")}>
          <Breaker state={state} />
        </Entry>
        <Entry name={t("failing.name")}>
          <Failing since={state.failingSince} />
        </Entry>
      </dl>
    </SettingsSection>
  );
}

function Entry({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-fg-3 max-md:mt-2">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function Why({ children }: { children: ReactNode }) {
  return <p className="mt-0.5 text-12 leading-[18px] text-fg-3 tabular-nums">{children}</p>;
}

function Pause({ pause, waiting }: { pause: State["pause"]; waiting: number }) {
  const t = useTranslations("advanced.sending.pause");
  const over = useClock((now) => pause === null || Date.parse(pause.until) <= now);
  if (pause === null || over) {
    return (
      <>
        <Status tone="ok" icon={CircleCheck}>
          {t("none")}
        </Status>
        <Why>{t("noneText")}</Why>
      </>
    );
  }
  const { request } = pause;
  return (
    <>
      <Status tone="warn" icon={CirclePause}>
        <Countdown until={pause.until} label={t("until")} />
      </Status>
      {request ? (
        <Why>
          {t.rich("request", {
            status: request.status,
            headers: () => <HeaderList headers={request.headers} />,
            at: () => <Instant at={request.at} style="clock" className="text-fg-3" />,
            link: (text) => (
              <Link href={`/monitor/events/messages/${request.messageId}?attempt=${request.attemptId}`} className="link">
                {text}
              </Link>
            ),
          })}
        </Why>
      ) : null}
      <Why>{t("waiting", { count: waiting })}</Why>
    </>
  );
}

function HeaderList({ headers }: { headers: [string, string][] }) {
  return headers.map(([name, value], at) => (
    <span key={name}>
      {at > 0 ? ", " : ""}
      <code>
        {name}: {value}
      </code>
    </span>
  ));
}

function Breaker({ state: { breaker, host, lastMinute } }: { state: State }) {
  const t = useTranslations("advanced.sending.breaker");
  if (breaker === null) {
    return (
      <>
        <Status tone="ok" icon={CircleCheck}>
          {t("closed")}
        </Status>
        <Why>{lastMinute.attempts > 0 ? t("counts", { ...lastMinute, host }) : t("closedText")}</Why>
      </>
    );
  }
  return (
    <>
      <Status tone="bad" icon={Unplug}>
        {breaker.probing ? t("probing") : <Countdown until={breaker.openUntil} label={t("open")} />}
      </Status>
      <Why>{breaker.probing ? t("probingText", { count: breaker.probesLeft ?? 0, host }) : t("openText", { host })}</Why>
    </>
  );
}

function Failing({ since }: { since: string | null }) {
  const t = useTranslations("advanced.sending.failing");
  return since === null ? (
    <>
      <Status tone="ok" icon={CircleCheck}>
        {t("healthy")}
      </Status>
      <Why>{t("healthyText", { days: FAILING_DAYS })}</Why>
    </>
  ) : (
    <>
      <Status tone="warn" icon={CircleAlert}>
        <span>{t.rich("since", { at: () => <Instant at={since} className="text-warn-fg" /> })}</span>
      </Status>
      <Why>{t("sinceText", { days: FAILING_DAYS })}</Why>
    </>
  );
}

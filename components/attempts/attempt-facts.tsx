"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useClock } from "@/components/display/clock-store";
import { useDurations } from "@/components/display/durations";
import { useInstants } from "@/components/display/instant-formats";
import type { AttemptAnswer } from "@/lib/delivery-log/schema";

/** Who was reached, over what, and who asked for it. Only what is known. */
export function AttemptFacts({ attempt }: { attempt: AttemptAnswer }) {
  const t = useTranslations("attempt.facts");
  const triggers = useTranslations("deliveries.triggers");
  const { duration } = useDurations();
  const { remote, transformation } = attempt;
  return (
    <dl className="mb-5 flex flex-wrap justify-between gap-x-4 gap-y-2 border-y border-line py-2.5 text-12">
      {remote ? <Fact name={t("address")}>{remote.address}</Fact> : null}
      {remote?.tlsVersion ? <Fact name={t("tls")}>{remote.tlsVersion.replace(/^TLSv/, "")}</Fact> : null}
      {remote?.certificateExpires ? (
        <Fact name={t("certificate")}>
          <Expiry at={remote.certificateExpires} />
        </Fact>
      ) : null}
      {transformation ? (
        <Fact name={t("transformation")}>
          {t("version", { version: transformation.version, duration: duration(transformation.durationMs) })}
        </Fact>
      ) : null}
      <Fact name={t("configuration")}>
        <Link
          href={`/monitor/events/endpoints/${attempt.webhookId}/history?version=${attempt.webhookVersion}`}
          prefetch={false}
          className="text-accent-fg hover:underline"
        >
          {t("configurationVersion", { version: attempt.webhookVersion })}
        </Link>
      </Fact>
      <Fact name={t("sentBy")}>{attempt.triggeredBy ?? triggers(attempt.trigger)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-fg-3">{name}</dt>
      <dd className="truncate tabular-nums">{children}</dd>
    </div>
  );
}

const SOON_MS = 14 * 86_400_000;

/** When the receiver's certificate ends; amber when that is near, red when it is past. */
function Expiry({ at }: { at: string }) {
  const t = useTranslations("attempt.facts");
  const { write } = useInstants();
  const state = useClock((now) => (Date.parse(at) < now ? "expired" : Date.parse(at) - now < SOON_MS ? "soon" : "far"));
  const date = write(at, "date");
  if (state === "expired") return <span className="font-medium text-bad-fg">{t("expired", { date })}</span>;
  return <span className={state === "soon" ? "font-medium text-warn-fg" : undefined}>{t("until", { date })}</span>;
}

"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useDurations } from "@/components/display/durations";
import { LivePage } from "@/components/layout/live-page";
import { PageHeader } from "@/components/layout/page-header";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { Figure } from "./figure";

/** How the service does, as the page was given it. */
export interface Health {
  depth: number;
  oldestDueSeconds: number;
  breakersOpen: number;
  workerConnections: number;
  clients: number;
  suspendedClients: number;
  messagesLastHour: number;
  sent: number;
  failed: number;
  failing: { id: string; name: string; sent: number; failed: number }[];
}

interface OverviewProps {
  health: Health;
  /** How far back attempts were counted. */
  hours: number;
  /** Where counting stopped. */
  most: { depth: number; messages: number };
}

const REFRESH_MS = 10_000;
/** What delivery.md calls late. */
const LATE_SECONDS = 30;
/** From here on a share of failures is one to look at. */
const MANY_FAILURES = 0.2;

/** The service at a glance: what comes in, how sending goes, what waits, and whose endpoints fail. */
export function Overview({ health, hours, most }: OverviewProps) {
  const t = useTranslations("admin.overview");
  const shell = useTranslations("shell");
  return (
    <>
      <LivePage everyMs={REFRESH_MS} />
      <PageHeader crumbs={[{ label: shell("admin") }]} title={t("title")} />
      {health.workerConnections === 0 ? (
        <Banner tone="bad" title={t("noWorker.title")} className="mt-4">
          {t("noWorker.text")}
        </Banner>
      ) : null}
      <HealthFigures health={health} hours={hours} most={most} />
      <section aria-labelledby="failing">
        <h2 id="failing" className="mb-1 text-14 font-semibold">
          {t("failing.title", { hours })}
        </h2>
        {health.failing.length > 0 ? (
          <FailingClients failing={health.failing} />
        ) : (
          <EmptyState className="pt-5" title={t("failing.none")} text={t("failing.noneText")} />
        )}
      </section>
    </>
  );
}

function HealthFigures({ health, hours, most }: OverviewProps) {
  const t = useTranslations("admin.overview");
  const format = useFormatter();
  const { duration } = useDurations();
  const number = (value: number, upTo = Number.POSITIVE_INFINITY) => format.number(value, "whole") + (value >= upTo ? "+" : "");
  const share = health.sent === 0 ? 0 : health.failed / health.sent;
  const isLate = health.oldestDueSeconds > LATE_SECONDS;
  return (
    <dl className="mt-5 mb-7 flex flex-wrap gap-x-12 gap-y-4 border-b border-line pb-5 max-md:gap-x-8">
      <Figure name={t("messages")} value={number(health.messagesLastHour, most.messages)} />
      <Figure name={t("attempts", { hours })} value={number(health.sent)} />
      <Figure
        name={t("failed")}
        value={number(health.failed)}
        unit={health.failed > 0 ? format.number(share, "rate") : null}
        tone={share >= MANY_FAILURES ? "bad" : undefined}
      />
      <Figure name={t("waiting")} value={number(health.depth, most.depth)} />
      <Figure
        name={t("oldestDue")}
        value={health.oldestDueSeconds > 0 ? duration(health.oldestDueSeconds * 1_000) : "–"}
        tone={isLate ? "warn" : undefined}
      />
      <Figure name={t("breakersOpen")} value={number(health.breakersOpen)} tone={health.breakersOpen > 0 ? "warn" : undefined} />
      <Figure
        name={t("clients")}
        value={number(health.clients)}
        unit={health.suspendedClients > 0 ? t("suspended", { count: health.suspendedClients }) : null}
      />
    </dl>
  );
}

function FailingClients({ failing }: Pick<Health, "failing">) {
  const t = useTranslations("admin.overview.failing");
  const format = useFormatter();
  return (
    <Table>
      <colgroup>
        <col />
        <col className="w-[140px]" />
        <col className="w-[140px]" />
        <col className="w-[120px]" />
      </colgroup>
      <thead>
        <tr>
          <th>{t("client")}</th>
          <th className="r">{t("failed")}</th>
          <th className="r">{t("sent")}</th>
          <th className="r">{t("share")}</th>
        </tr>
      </thead>
      <tbody>
        {failing.map(({ id, name, sent, failed }) => (
          <tr key={id}>
            <td className="wide">
              <Link href={`/admin/clients/${id}`} prefetch={false} title={name} className="block truncate font-medium hover:text-accent-fg">
                {name}
              </Link>
            </td>
            <td className="r text-bad-fg tabular-nums">{t("failedOf", { failed, sent })}</td>
            <td className="r gone tabular-nums">{format.number(sent, "whole")}</td>
            <td className="r tabular-nums">{format.number(failed / sent, "rate")}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

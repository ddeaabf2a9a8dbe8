"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useByteSize } from "@/components/display/byte-size";
import { useDurations } from "@/components/display/durations";
import { useRefusal } from "@/components/layout/suspension";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Copyable } from "@/components/ui/copyable";
import { ScheduleDrawing } from "./schedule-drawing";
import { Facts, SettingsSection } from "./settings-section";

/** How this deployment delivers. Durations in milliseconds, sizes in bytes. */
export interface DeliverySettings {
  egressIps: string[];
  schedule: number[];
  /** Share of a delay that is added to it at most, 0 to 1. */
  jitter: number;
  timeout: number;
  retention: number;
  maxPayload: number;
  maxBatch: number;
  allowsHttp: boolean;
  consumers: { used: number; limit: number };
}

/** Everything of Settings > Webhooks that is the deployment's: it is read here, and set by the operator. */
export function WebhookSettings({ settings, canManage }: { settings: DeliverySettings; canManage: boolean }) {
  return (
    <>
      <EventsSection consumers={settings.consumers} canManage={canManage} />
      <EgressSection addresses={settings.egressIps} />
      <ScheduleSection {...settings} />
      <LimitsSection settings={settings} />
      <SignatureSection />
    </>
  );
}

function EventsSection({ consumers, canManage }: { consumers: DeliverySettings["consumers"]; canManage: boolean }) {
  const t = useTranslations("webhookSettings.events");
  const endpoints = useTranslations("endpoints");
  const refuse = useRefusal();
  const label = (
    <>
      <Plus aria-hidden />
      {t("configure")}
    </>
  );
  return (
    <SettingsSection
      id="settings-events"
      title={t("title")}
      text={t("text")}
      actions={
        canManage ? (
          <Button asChild variant="primary">
            <Link href="/monitor/events/endpoints/new">{label}</Link>
          </Button>
        ) : (
          <span className="flex flex-wrap items-center gap-3">
            <span className="text-12 text-fg-3">{refuse(endpoints("needsDeveloper"))}</span>
            <Button variant="primary" disabled>
              {label}
            </Button>
          </span>
        )
      }
    >
      <p className="text-13">
        {t("used", consumers)}{" "}
        <Link href="/monitor/events" className="link">
          {t("list")}
        </Link>
      </p>
    </SettingsSection>
  );
}

function EgressSection({ addresses }: { addresses: string[] }) {
  const t = useTranslations("webhookSettings.egress");
  return (
    <SettingsSection
      id="settings-egress"
      title={t("title")}
      text={t(addresses.length > 0 ? "text" : "none")}
      actions={addresses.length > 1 ? <CopyButton size="md" value={addresses.join("\n")} label={t("copyAll")} /> : null}
    >
      {addresses.length > 0 ? (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(220px,1fr))] gap-x-6">
          {addresses.map((address) => (
            <li key={address} className="flex min-h-8 items-center border-b border-line">
              <Copyable value={address} label={t("copy", { address })} />
            </li>
          ))}
        </ul>
      ) : null}
    </SettingsSection>
  );
}

function ScheduleSection({ schedule, jitter, timeout }: Pick<DeliverySettings, "schedule" | "jitter" | "timeout">) {
  const t = useTranslations("webhookSettings.schedule");
  const format = useFormatter();
  const { delay } = useDurations();
  const whole = schedule.reduce((sum, ms) => sum + ms, 0);
  return (
    <SettingsSection id="settings-schedule" title={t("title")} text={t("text", { timeout: delay(timeout) })}>
      <ScheduleDrawing delays={schedule} />
      <p className="mt-4 max-w-[600px] text-13 text-fg-2">
        {t("whole", { attempts: schedule.length, whole: delay(whole) })}
        {jitter > 0 ? ` ${t("jitter", { share: format.number(jitter, { style: "percent" }) })}` : null}
      </p>
    </SettingsSection>
  );
}

function LimitsSection({ settings }: { settings: DeliverySettings }) {
  const t = useTranslations("webhookSettings.limits");
  const { delay } = useDurations();
  const size = useByteSize();
  return (
    <SettingsSection id="settings-limits" title={t("title")}>
      <Facts
        facts={[
          { name: t("timeout"), value: t("timeoutValue", { timeout: delay(settings.timeout) }) },
          { name: t("retention"), value: t("retentionValue", { retention: delay(settings.retention) }) },
          { name: t("consumers"), value: t("consumersValue", settings.consumers) },
          { name: t("payload"), value: t("payloadValue", { payload: size(settings.maxPayload), batch: size(settings.maxBatch) }) },
          { name: t("urls"), value: t(settings.allowsHttp ? "http" : "https") },
        ]}
      />
    </SettingsSection>
  );
}

const SIGNED = ["webhook-id", "webhook-timestamp", "webhook-signature"] as const;

function SignatureSection() {
  const t = useTranslations("webhookSettings.signatures");
  const code = (value: React.ReactNode) => <code>{value}</code>;
  return (
    <SettingsSection
      id="settings-signatures"
      title={t("title")}
      text={t.rich("text", {
        link: (words) => (
          <a href="https://www.standardwebhooks.com" rel="noreferrer" target="_blank" className="link">
            {words}
          </a>
        ),
      })}
    >
      <Facts facts={SIGNED.map((name) => ({ name, value: t.rich(name, { code }) }))} />
      <p className="mt-2 max-w-[600px] text-13 text-fg-2">{t("rotation")}</p>
    </SettingsSection>
  );
}

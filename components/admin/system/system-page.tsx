"use client";

import { useTranslations } from "next-intl";
import { useByteSize } from "@/components/display/byte-size";
import { useDurations } from "@/components/display/durations";
import { PageHeader } from "@/components/layout/page-header";
import { Facts, SettingsSection } from "@/components/settings/settings-section";
import type { ApiKey } from "@/lib/api-keys/schema";
import type { SystemFacts } from "@/lib/system/schema";
import { type OperatorKeyActions, OperatorKeys } from "./operator-keys";
import { SettingsInForce } from "./settings-in-force";

interface SystemPageProps extends OperatorKeyActions {
  facts: SystemFacts;
  keys: ApiKey[];
}

/** What runs here, how it is set up, and the keys that act for every client. */
export function SystemPage({ facts, keys, ...actions }: SystemPageProps) {
  const t = useTranslations("admin.system");
  const shell = useTranslations("shell");
  return (
    <>
      <PageHeader crumbs={[{ label: shell("admin") }]} title={shell("adminSystem")} />
      <SettingsSection id="system-runs" title={t("runs")}>
        <Running facts={facts} />
      </SettingsSection>
      <OperatorKeys keys={keys} {...actions} />
      <SettingsSection id="system-settings" title={t("settings.title")} text={t("settings.text")}>
        <SettingsInForce settings={facts.settings} />
      </SettingsSection>
    </>
  );
}

function Running({ facts }: { facts: SystemFacts }) {
  const t = useTranslations("admin.system.facts");
  const size = useByteSize();
  const { delay } = useDurations();
  return (
    <Facts
      facts={[
        { name: t("version"), value: facts.version },
        { name: t("runtime"), value: t("runtimeValue", { node: facts.node, postgres: facts.postgres }) },
        { name: t("database"), value: size(facts.databaseBytes) },
        {
          name: t("migrations"),
          value: t("migrationsValue", { count: facts.migrations.count, last: facts.migrations.last ?? t("none") }),
        },
        { name: t("engine"), value: t(`engines.${facts.engine}`) },
        { name: t("schedule"), value: facts.retrySchedule.map((ms) => delay(ms)).join(" · ") },
        { name: t("egress"), value: facts.egressAddresses.join(", ") || t("egressNone") },
        { name: t("mail"), value: t(facts.smtp ? "mailOn" : "mailOff") },
        { name: t("key"), value: <code className="mono">{facts.encryptionKeyId}</code> },
      ]}
    />
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_server/actor";
import { rotateZapierKeyAction } from "@/app/(portal)/settings/webhooks/actions";
import { PageHeader } from "@/components/layout/page-header";
import { WebhookSettings } from "@/components/settings/webhook-settings";
import { ZapierKey } from "@/components/settings/zapier-key";
import { roleMay } from "@/lib/access/roles";
import { consumerLimit } from "@/lib/consumers/consumer-limit";
import { countConsumers } from "@/lib/consumers/count-consumers";
import { env } from "@/lib/env";
import { findZapierKey } from "@/lib/zapier/find-zapier-key";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("webhookSettings"))("title") };
}

export default async function WebhookSettingsPage() {
  const { scope, role } = await requireActor();
  const [t, shell, used, limit, zapier] = await Promise.all([
    getTranslations("webhookSettings"),
    getTranslations("shell"),
    countConsumers(scope),
    consumerLimit(scope),
    findZapierKey(scope),
  ]);
  const settings = env();
  return (
    <div className="max-w-[960px]">
      <PageHeader crumbs={[{ label: shell("settings") }]} title={t("title")} />
      <WebhookSettings
        canManage={roleMay(role, "consumers.manage")}
        settings={{
          egressIps: settings.EGRESS_IPS,
          schedule: settings.RETRY_SCHEDULE,
          jitter: settings.RETRY_JITTER,
          timeout: settings.DELIVERY_TIMEOUT,
          retention: settings.RETENTION,
          maxPayload: settings.MAX_PAYLOAD,
          maxBatch: settings.MAX_BATCH,
          allowsHttp: settings.ALLOW_HTTP,
          consumers: { used, limit },
        }}
      />
      <ZapierKey
        current={
          zapier && { prefix: zapier.prefix, created: zapier.created.toISOString(), lastUsed: zapier.lastUsed?.toISOString() ?? null }
        }
        rotateKey={roleMay(role, "apiKeys.manage") ? rotateZapierKeyAction : null}
      />
    </div>
  );
}

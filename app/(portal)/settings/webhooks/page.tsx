import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_server/actor";
import { rotateZapierKeyAction, setWantsMailAction } from "@/app/(portal)/settings/webhooks/actions";
import { PageHeader } from "@/components/layout/page-header";
import { MailNotifications } from "@/components/settings/mail-notifications";
import { WebhookSettings } from "@/components/settings/webhook-settings";
import { ZapierKey } from "@/components/settings/zapier-key";
import { roleMay } from "@/lib/access/roles";
import { consumerLimit } from "@/lib/consumers/consumer-limit";
import { countConsumers } from "@/lib/consumers/count-consumers";
import { env } from "@/lib/env";
import { wantsMail } from "@/lib/notices/mail-preference";
import { findZapierKey } from "@/lib/zapier/find-zapier-key";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("webhookSettings"))("title") };
}

export default async function WebhookSettingsPage() {
  const { scope, role, user, client } = await requireActor();
  const [t, shell, used, limit, zapier, mailWanted] = await Promise.all([
    getTranslations("webhookSettings"),
    getTranslations("shell"),
    countConsumers(scope),
    consumerLimit(scope),
    findZapierKey(scope),
    wantsMail({ userId: user.id, clientId: scope.clientId }),
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
      <MailNotifications
        client={client.name}
        email={user.email}
        wanted={mailWanted}
        receives={roleMay(role, "consumers.manage")}
        hasMailServer={settings.SMTP_URL !== undefined}
        setWanted={setWantsMailAction}
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

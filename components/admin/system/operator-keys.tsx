"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ApiKeyTable } from "@/components/api-keys/api-key-table";
import type { CreateApiKey } from "@/components/api-keys/create-api-key-dialog";
import { SettingsSection } from "@/components/settings/settings-section";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { API_KEY_SCOPES, type ApiKey } from "@/lib/api-keys/schema";

// Loaded when they are asked for.
const CreateApiKeyDialog = dynamic(() => import("@/components/api-keys/create-api-key-dialog"));
const RevokeApiKeyDialog = dynamic(() => import("@/components/api-keys/revoke-api-key-dialog"));

/** Server actions. */
export interface OperatorKeyActions {
  createKey: CreateApiKey;
  revokeKey: (id: string) => Promise<{ ok: boolean }>;
}

/** The keys that act for any client. */
export function OperatorKeys({ keys, createKey, revokeKey }: OperatorKeyActions & { keys: ApiKey[] }) {
  const t = useTranslations("admin.system.keys");
  const words = useTranslations("apiKeys");
  const router = useRouter();
  const [creating, setCreating] = useState(false);
  const [doomed, setDoomed] = useState<ApiKey | null>(null);
  const revoke = async (id: string) => {
    const { ok } = await revokeKey(id);
    if (ok) {
      toast.success(words("revoke.done"));
      router.refresh();
    }
    return ok;
  };
  return (
    <SettingsSection
      id="system-keys"
      title={t("title")}
      text={t.rich("text", { code: (chunks) => <code className="mono">{chunks}</code> })}
      actions={<Button onClick={() => setCreating(true)}>{words("create.open")}</Button>}
    >
      {keys.length > 0 ? <ApiKeyTable keys={keys} onRevoke={setDoomed} /> : <p className="text-13 text-fg-3">{t("none")}</p>}
      {creating ? (
        <CreateApiKeyDialog
          grantable={API_KEY_SCOPES}
          createApiKey={createKey}
          onCreated={() => router.refresh()}
          onClose={() => setCreating(false)}
        />
      ) : null}
      {doomed ? <RevokeApiKeyDialog key={doomed.id} apiKey={doomed} onClose={() => setDoomed(null)} onRevoke={revoke} /> : null}
    </SettingsSection>
  );
}

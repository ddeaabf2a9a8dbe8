"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { toast } from "@/components/ui/toast";
import { type ApiKey, type KeyScope, MAX_API_KEYS } from "@/lib/api-keys/schema";
import { ApiKeyTable } from "./api-key-table";
import type { CreateApiKey } from "./create-api-key-dialog";
import { useLiveApiKeys } from "./use-live-api-keys";

// Loaded when they are asked for.
const CreateApiKeyDialog = dynamic(() => import("./create-api-key-dialog"));
const RevokeApiKeyDialog = dynamic(() => import("./revoke-api-key-dialog"));

interface ApiKeyListProps {
  clientId: string;
  first: ApiKey[];
  /** Scopes this person may give. */
  grantable: readonly KeyScope[];
  /** Server actions. */
  createApiKey: CreateApiKey;
  revokeApiKey: (id: string) => Promise<{ ok: boolean }>;
}

/** Developers > API keys. */
export function ApiKeyList({ clientId, first, grantable, createApiKey, revokeApiKey }: ApiKeyListProps) {
  const t = useTranslations("apiKeys");
  const queryClient = useQueryClient();
  const { keys, failed } = useLiveApiKeys(clientId, first);
  const [creating, setCreating] = useState(false);
  const [doomed, setDoomed] = useState<ApiKey | null>(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ["apiKeys", clientId] });
  const onRevoke = async (id: string) => {
    const { ok } = await revokeApiKey(id);
    if (!ok) return false;
    await refresh();
    toast.success(t("revoke.done"));
    return true;
  };
  const isFull = keys.length >= MAX_API_KEYS;
  const create = (
    <Button variant="primary" disabled={isFull} onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {t("create.open")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("developers") }]}
        actions={keys.length === 0 ? null : <div className="mt-6">{create}</div>}
      >
        <p className="mt-1 max-w-[760px] text-13 text-fg-2">
          {t.rich("text", { code: (chunks) => <code className="mono text-12">{chunks}</code> })}
        </p>
      </PageHeader>
      {failed ? (
        <Banner tone="warn" title={t("stale.title")} className="mt-4">
          {t("stale.text")}
        </Banner>
      ) : null}
      {keys.length === 0 ? (
        <EmptyState title={t("empty.title")} text={t("empty.text")} actions={create} />
      ) : (
        <>
          <p className="mt-4 mb-2 flex min-h-7 items-center justify-end text-12 text-fg-3 tabular-nums">
            {isFull ? t("full", { most: MAX_API_KEYS }) : t("count", { count: keys.length, most: MAX_API_KEYS })}
          </p>
          <ApiKeyTable keys={keys} onRevoke={setDoomed} />
        </>
      )}
      {creating ? (
        <CreateApiKeyDialog
          grantable={grantable}
          createApiKey={createApiKey}
          onCreated={() => void refresh()}
          onClose={() => setCreating(false)}
        />
      ) : null}
      {doomed ? <RevokeApiKeyDialog key={doomed.id} apiKey={doomed} onClose={() => setDoomed(null)} onRevoke={onRevoke} /> : null}
    </>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_server/actor";
import { createApiKeyAction, revokeApiKeyAction } from "@/app/(portal)/developers/api-keys/actions";
import { ApiKeyList } from "@/components/api-keys/api-key-list";
import { NoApiKeysAccess } from "@/components/api-keys/no-api-keys-access";
import { grantableScopes, roleMay } from "@/lib/access/roles";
import { listApiKeys } from "@/lib/api-keys/list-api-keys";
import { MAX_API_KEYS } from "@/lib/api-keys/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apiKeys"))("title") };
}

export default async function ApiKeysPage() {
  const { scope, role } = await requireActor();
  if (!roleMay(role, "apiKeys.manage")) return <NoApiKeysAccess />;
  const { results } = await listApiKeys(scope, { page: 1, pageSize: MAX_API_KEYS });
  return (
    <ApiKeyList
      key={scope.clientId}
      clientId={scope.clientId}
      first={results}
      grantable={grantableScopes((permission) => roleMay(role, permission))}
      createApiKey={createApiKeyAction}
      revokeApiKey={revokeApiKeyAction}
    />
  );
}

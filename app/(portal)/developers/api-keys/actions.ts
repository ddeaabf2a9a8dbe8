"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { grantableScopes, roleMay } from "@/lib/access/roles";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { createApiKeyInput } from "@/lib/api-keys/schema";

export const createApiKeyAction = action(createApiKeyInput, "apiKeys.manage", ({ scope, role }, input) =>
  createApiKey(
    scope,
    input,
    grantableScopes((permission) => roleMay(role, permission)),
  ),
);

export const revokeApiKeyAction = action(z.uuid(), "apiKeys.manage", ({ scope }, id) => revokeApiKey(scope, id));

import { z } from "zod";
import { may } from "@/lib/access/authorize";
import { grantableScopes } from "@/lib/access/roles";
import { operation } from "@/lib/api/operation";
import { pageAnswer } from "@/lib/api/page-links";
import { parseOrder, parseQuery, queryText, queryUuid } from "@/lib/api/parse-query";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { API_KEY_ORDERS, listApiKeys } from "@/lib/api-keys/list-api-keys";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { apiKey, createApiKeyInput, createdApiKey } from "@/lib/api-keys/schema";
import { pageOf, pageQuery } from "@/lib/paging";

const queryFields = { id: queryUuid, name: queryText, prefix: queryText };

const tag = "API keys";

const EXAMPLE = {
  id: "8a210b68-6988-4dce-a1eb-0242ac120002",
  name: "invoice-publisher",
  prefix: "prk_x7Qa",
  scopes: ["events:publish"],
  createdDate: "2026-11-02T09:30:00.000Z",
  lastUsed: null,
};

export const apiKeyOperations = [
  operation({
    method: "GET",
    path: "/apiKeys",
    summary: "List API keys",
    description:
      "Those that are not revoked, never with the key itself. `query` compares `id`, `name` and `prefix`; `orderBy` takes `createdDate`, `name` and `lastUsed`.",
    tag,
    permission: "apiKeys.manage",
    request: { query: pageQuery },
    success: { status: 200, schema: pageOf(apiKey) },
    run: async ({ scope, query, request }) => {
      const list = { ...query, anyOf: parseQuery(query.query, queryFields), orderBy: parseOrder(query.orderBy, API_KEY_ORDERS) };
      return pageAnswer(request.url, query, await listApiKeys(scope, list));
    },
  }),
  operation({
    method: "POST",
    path: "/apiKeys",
    summary: "Create an API key",
    description:
      "`apiKey` in the answer is the key itself, shown this once. A key can't give scopes it lacks (403). A client may have ten keys; an eleventh is a 409.",
    tag,
    permission: "apiKeys.manage",
    request: { body: createApiKeyInput },
    success: { status: 201, schema: createdApiKey },
    errors: ["conflict"],
    examples: {
      request: { name: "invoice-publisher", scopes: ["events:publish"] },
      response: { ...EXAMPLE, apiKey: "prk_x7Qa0000000000000000000000000000000000000" },
    },
    run: ({ scope, body, request }) =>
      createApiKey(
        scope,
        body,
        grantableScopes((permission) => may(request.access, permission)),
      ),
  }),
  operation({
    method: "DELETE",
    path: "/apiKeys/{apiKeyId}",
    summary: "Revoke an API key",
    description: "From the answer on every request with it is refused. A key may revoke itself.",
    tag,
    permission: "apiKeys.manage",
    request: { params: z.object({ apiKeyId: z.uuid("The id of an API key is a uuid.") }) },
    success: { status: 204 },
    errors: ["not_found"],
    run: async ({ scope, params }) => {
      await revokeApiKey(scope, params.apiKeyId);
      return undefined;
    },
  }),
];

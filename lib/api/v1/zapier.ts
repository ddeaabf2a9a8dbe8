import { z } from "zod";
import { operation, rawBody } from "@/lib/api/operation";
import { chooseLanguage } from "@/lib/i18n/locales";
import { getConnection, listChoices, listSamples } from "@/lib/zapier/describe-events";
import { subscribeHook, unsubscribeHook } from "@/lib/zapier/hooks";
import { subscribeHookInput, zapierChoices, zapierConnection, zapierHook, zapierKey, zapierSamples } from "@/lib/zapier/schema";
import { revokeZapierKey, rotateZapierKey } from "@/lib/zapier/zapier-key";

const tag = "Zapier";

/** A body is neither needed nor read. */
const noBody = { ...rawBody(z.object({}), () => 1_024), ignored: true };

const keyOperations = [
  operation({
    method: "POST",
    path: "/webhooks/integrationKeys/zapier",
    summary: "Rotate the Zapier key",
    description:
      "Makes the key that Zapier connects with, and revokes the earlier one: Zapier must be connected anew. The key opens the operations under `/integrations/zapier` and nothing else.",
    tag,
    permission: "apiKeys.manage",
    request: { body: noBody },
    success: { status: 201, schema: zapierKey },
    examples: { response: { key: "pri_x7Qa0000000000000000000000000000000000000" } },
    run: ({ scope }) => rotateZapierKey(scope),
  }),
  operation({
    method: "DELETE",
    path: "/webhooks/integrationKeys/zapier",
    summary: "Revoke the Zapier key",
    description: "Consumers that Zaps have made stay until they are deleted.",
    tag,
    permission: "apiKeys.manage",
    success: { status: 204 },
    errors: ["not_found"],
    run: async ({ scope }) => {
      await revokeZapierKey(scope);
      return undefined;
    },
  }),
];

const describingOperations = [
  operation({
    method: "GET",
    path: "/integrations/zapier/me",
    summary: "Test the Zapier key",
    description: "For the authentication test of a Zapier app; `clientName` labels the connection. With the Zapier key only.",
    tag,
    permission: "zapier.use",
    success: { status: 200, schema: zapierConnection },
    run: ({ scope }) => getConnection(scope),
  }),
  operation({
    method: "GET",
    path: "/integrations/zapier/eventTypes",
    summary: "List what a Zap may be started by",
    description: "For the dynamic dropdown of a Zapier app: a JSON array whose `id` is the event type. With the Zapier key only.",
    tag,
    permission: "zapier.use",
    success: { status: 200, schema: zapierChoices },
    run: ({ request }) => listChoices(chooseLanguage(undefined, request.acceptLanguage)),
  }),
  operation({
    method: "GET",
    path: "/integrations/zapier/samples",
    summary: "List sample messages of an event type",
    description: "For `performList` of a REST-hook trigger: the examples of the catalogue as a JSON array. With the Zapier key only.",
    tag,
    permission: "zapier.use",
    request: { query: z.object({ eventType: z.string("Name an event type.").min(1).max(128) }) },
    success: { status: 200, schema: zapierSamples },
    errors: ["not_found"],
    run: ({ query, request }) => listSamples(query.eventType, chooseLanguage(undefined, request.acceptLanguage)),
  }),
];

const hookOperations = [
  operation({
    method: "POST",
    path: "/integrations/zapier/hooks",
    summary: "Subscribe a Zap",
    description: "For `performSubscribe` of a REST-hook trigger: creates a webhook consumer. With the Zapier key only.",
    tag,
    permission: "zapier.use",
    request: { body: subscribeHookInput },
    success: { status: 201, schema: zapierHook },
    errors: ["consumer_limit_reached"],
    examples: { request: { hookUrl: "https://hooks.zapier.com/hooks/standard/1/abc/", eventType: "company.created" } },
    run: ({ scope, body }) => subscribeHook(scope, body),
  }),
  operation({
    method: "DELETE",
    path: "/integrations/zapier/hooks/{hookId}",
    summary: "Unsubscribe a Zap",
    description: "For `performUnsubscribe` of a REST-hook trigger: deletes its webhook consumer. With the Zapier key only.",
    tag,
    permission: "zapier.use",
    request: { params: z.object({ hookId: z.uuid("The id of a subscription is a uuid.") }) },
    success: { status: 204 },
    errors: ["not_found"],
    run: async ({ scope, params }) => {
      await unsubscribeHook(scope, params.hookId);
      return undefined;
    },
  }),
];

export const zapierOperations = [...keyOperations, ...describingOperations, ...hookOperations];

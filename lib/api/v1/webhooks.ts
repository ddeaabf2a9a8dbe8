import { z } from "zod";
import { operation } from "@/lib/api/operation";
import { pageAnswer } from "@/lib/api/page-links";
import { parseOrder, parseQuery, queryFlag, queryText, queryUuid } from "@/lib/api/parse-query";
import { CONSUMER, CONSUMER_PAGE } from "@/lib/api/v1/examples";
import { createConsumer } from "@/lib/consumers/create-consumer";
import { deleteConsumer } from "@/lib/consumers/delete-consumer";
import { getConsumer } from "@/lib/consumers/get-consumer";
import { CONSUMER_ORDERS, type ConsumerCondition, listConsumers } from "@/lib/consumers/list-consumers";
import { createConsumerInput, normaliseTag, updateConsumerInput, webhookConsumer } from "@/lib/consumers/schema";
import { updateConsumer } from "@/lib/consumers/update-consumer";
import { canonicalName } from "@/lib/event-types/catalogue";
import { pageOf, pageQuery } from "@/lib/paging";

/** A consumer's id in the path. */
export const webhookParams = z.object({ webhookId: z.uuid("The id of a webhook consumer is a uuid.") });

const queryFields = {
  id: queryUuid,
  url: queryText,
  disabled: queryFlag,
  eventTypes: (name: string) => canonicalName(name) ?? name,
  companyTags: normaliseTag,
};

const tag = "Webhooks";

const webhookQuery = pageQuery.extend({
  url: z.string().max(2_048).optional().describe("Only with this URL."),
  eventTypes: z.string().max(128).optional().describe("Only those that ask for this event type."),
  disabled: z
    .enum(["true", "false"])
    .transform((text) => text === "true")
    .optional()
    .describe("Only disabled ones, or none."),
  companyTags: z.string().max(128).optional().describe("Only those that ask for this tag: `region:uk`."),
});

/** What `query` and the parameters beside it ask for together. */
function conditionsOf(asked: z.output<typeof webhookQuery>): ConsumerCondition[][] {
  const { url, eventTypes, disabled, companyTags } = asked;
  const beside: ConsumerCondition[] = [
    ...(url === undefined ? [] : [{ field: "url" as const, value: url }]),
    ...(eventTypes === undefined ? [] : [{ field: "eventTypes" as const, value: queryFields.eventTypes(eventTypes) }]),
    ...(disabled === undefined ? [] : [{ field: "disabled" as const, value: disabled }]),
    ...(companyTags === undefined ? [] : [{ field: "companyTags" as const, value: queryFields.companyTags(companyTags) }]),
  ];
  const groups: ConsumerCondition[][] = parseQuery(asked.query, queryFields);
  return beside.length === 0 ? groups : (groups.length > 0 ? groups : [[]]).map((group) => [...group, ...beside]);
}

export const webhookOperations = [
  operation({
    method: "GET",
    path: "/webhooks",
    summary: "List webhook consumers",
    description:
      "`query` compares `id`, `url`, `disabled`, `eventTypes` and `companyTags` with `=`: `disabled=false&&eventTypes=read.completed`; the parameters of these names narrow it further. Without `orderBy` the newest come first.",
    tag,
    permission: "consumers.read",
    request: { query: webhookQuery },
    success: { status: 200, schema: pageOf(webhookConsumer) },
    examples: { response: CONSUMER_PAGE },
    run: async ({ scope, query, request }) => {
      const list = { ...query, anyOf: conditionsOf(query), orderBy: parseOrder(query.orderBy, CONSUMER_ORDERS) };
      return pageAnswer(request.url, query, await listConsumers(scope, list));
    },
  }),
  operation({
    method: "POST",
    path: "/webhooks",
    summary: "Create a webhook consumer",
    description:
      "From the answer on, messages of its event types are sent to its URL. A client may have a limited number of consumers; the refusal says what to do.",
    tag,
    permission: "consumers.manage",
    request: { body: createConsumerInput },
    success: { status: 201, schema: webhookConsumer },
    errors: ["consumer_limit_reached"],
    examples: {
      request: {
        url: CONSUMER.url,
        eventTypes: CONSUMER.eventTypes,
        companyTags: ["region:uk"],
        description: "Ledger import",
        rateLimit: 50,
      },
      response: CONSUMER,
    },
    run: ({ scope, body }) => createConsumer(scope, body),
  }),
  operation({
    method: "GET",
    path: "/webhooks/{webhookId}",
    summary: "Get a webhook consumer",
    description: "With what holds its messages back at the moment, in `state`.",
    tag,
    permission: "consumers.read",
    request: { params: webhookParams },
    success: { status: 200, schema: webhookConsumer },
    errors: ["not_found"],
    examples: { response: CONSUMER },
    run: ({ scope, params }) => getConsumer(scope, params.webhookId),
  }),
  operation({
    method: "PATCH",
    path: "/webhooks/{webhookId}",
    summary: "Change a webhook consumer",
    description:
      "What is left out stays. While it is disabled nothing is sent, and new messages are not queued for it: `replay` sends them later.",
    tag,
    permission: "consumers.manage",
    request: { params: webhookParams, body: updateConsumerInput },
    success: { status: 200, schema: webhookConsumer },
    errors: ["not_found"],
    examples: { request: { eventTypes: ["read.completed"], disabled: false }, response: { ...CONSUMER, eventTypes: ["read.completed"] } },
    run: ({ scope, params, body }) => updateConsumer(scope, params.webhookId, body),
  }),
  operation({
    method: "DELETE",
    path: "/webhooks/{webhookId}",
    summary: "Delete a webhook consumer",
    description: "For ever. Attempts that were still scheduled are dropped; its messages stay readable.",
    tag,
    permission: "consumers.manage",
    request: { params: webhookParams },
    success: { status: 204 },
    errors: ["not_found"],
    run: async ({ scope, params }) => {
      await deleteConsumer(scope, params.webhookId);
      return undefined;
    },
  }),
];

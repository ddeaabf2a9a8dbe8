import { z } from "zod";
import { operation } from "@/lib/api/operation";
import { pageAnswer } from "@/lib/api/page-links";
import { pageOf, pageQuery } from "@/lib/api/pagination-schema";
import { parseOrder, parseQuery, queryFlag, queryText, queryUuid } from "@/lib/api/parse-query";
import { createConsumer } from "@/lib/consumers/create-consumer";
import { deleteConsumer } from "@/lib/consumers/delete-consumer";
import { getConsumer } from "@/lib/consumers/get-consumer";
import { CONSUMER_ORDERS, listConsumers } from "@/lib/consumers/list-consumers";
import { createConsumerInput, normaliseTag, updateConsumerInput, webhookConsumer } from "@/lib/consumers/schema";
import { updateConsumer } from "@/lib/consumers/update-consumer";
import { canonicalName } from "@/lib/event-types/catalogue";

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

export const webhookOperations = [
  operation({
    method: "GET",
    path: "/webhooks",
    summary: "List webhook consumers",
    tag,
    permission: "consumers.read",
    request: { query: pageQuery },
    success: { status: 200, schema: pageOf(webhookConsumer) },
    run: async ({ scope, query, request }) => {
      const list = { ...query, anyOf: parseQuery(query.query, queryFields), orderBy: parseOrder(query.orderBy, CONSUMER_ORDERS) };
      return pageAnswer(request.url, query, await listConsumers(scope, list));
    },
  }),
  operation({
    method: "POST",
    path: "/webhooks",
    summary: "Create a webhook consumer",
    tag,
    permission: "consumers.manage",
    request: { body: createConsumerInput },
    success: { status: 201, schema: webhookConsumer },
    errors: ["consumer_limit_reached"],
    run: ({ scope, body }) => createConsumer(scope, body),
  }),
  operation({
    method: "GET",
    path: "/webhooks/{webhookId}",
    summary: "Get a webhook consumer",
    tag,
    permission: "consumers.read",
    request: { params: webhookParams },
    success: { status: 200, schema: webhookConsumer },
    errors: ["not_found"],
    run: ({ scope, params }) => getConsumer(scope, params.webhookId),
  }),
  operation({
    method: "PATCH",
    path: "/webhooks/{webhookId}",
    summary: "Change a webhook consumer",
    tag,
    permission: "consumers.manage",
    request: { params: webhookParams, body: updateConsumerInput },
    success: { status: 200, schema: webhookConsumer },
    errors: ["not_found"],
    run: ({ scope, params, body }) => updateConsumer(scope, params.webhookId, body),
  }),
  operation({
    method: "DELETE",
    path: "/webhooks/{webhookId}",
    summary: "Delete a webhook consumer",
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

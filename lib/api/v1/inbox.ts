import { z } from "zod";
import { operation, rawBody } from "@/lib/api/operation";
import { webhookParams } from "@/lib/api/v1/webhooks";
import { changeInbox } from "@/lib/inbox/change-inbox";
import { openInbox } from "@/lib/inbox/create-inbox";
import { readArrivals } from "@/lib/inbox/read-arrivals";
import { changeInboxInput, inbox, inboxPage } from "@/lib/inbox/schema";
import { cursorQuery } from "@/lib/paging";

const tag = "Webhooks";
const path = "/webhooks/{webhookId}/inbox";
const params = webhookParams;

/** The path says all: a body is neither needed nor read. */
const noBody = { ...rawBody(z.object({}), () => 1_024), ignored: true };

export const inboxOperations = [
  operation({
    method: "GET",
    path,
    summary: "Get the built-in inbox and what arrived in it, newest first",
    description:
      "A built-in inbox is a URL of this service that answers and keeps what arrives, so that webhooks can be tried without a server. It keeps the last 100 requests, each with the verdict on its signature by this webhook consumer's secrets.",
    tag,
    permission: "consumers.read",
    request: { params, query: cursorQuery },
    success: { status: 200, schema: inboxPage },
    errors: ["not_found"],
    run: ({ scope, params, query }) => readArrivals(scope, params.webhookId, query),
  }),
  operation({
    method: "POST",
    path,
    summary: "Get the built-in inbox, made where there is none",
    description: "Messages go there once the webhook consumer's `url` is the inbox's (PATCH /webhooks/{webhookId}).",
    tag,
    permission: "consumers.manage",
    request: { params, body: noBody },
    success: { status: 200, schema: inbox },
    errors: ["not_found"],
    run: ({ scope, params }) => openInbox(scope, params.webhookId),
  }),
  operation({
    method: "PATCH",
    path,
    summary: "Change what the built-in inbox answers",
    description:
      "So that failures can be tried as well. 429 and 503 ask to wait for ten seconds; 410 disables the webhook consumer at once.",
    tag,
    permission: "consumers.manage",
    request: { params, body: changeInboxInput },
    success: { status: 200, schema: inbox },
    errors: ["not_found"],
    run: ({ scope, params, body }) => changeInbox(scope, params.webhookId, body),
  }),
];

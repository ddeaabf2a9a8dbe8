import { operation } from "@/lib/api/operation";
import { TRANSFORMATION } from "@/lib/api/v1/examples";
import { webhookParams } from "@/lib/api/v1/webhooks";
import { getTransformation } from "@/lib/transformations/get-transformation";
import { saveTransformation } from "@/lib/transformations/save-transformation";
import { saveTransformationInput, simulateTransformationInput, simulation, transformation } from "@/lib/transformations/schema";
import { simulateTransformation } from "@/lib/transformations/simulate-transformation";

const tag = "Webhooks";
const params = webhookParams;

export const transformationOperations = [
  operation({
    method: "GET",
    path: "/webhooks/{webhookId}/transformation",
    summary: "Get the transformation",
    description: "The function each message passes before it is signed. Where none was saved, the code an editor begins with.",
    tag,
    permission: "consumers.read",
    request: { params },
    success: { status: 200, schema: transformation },
    errors: ["not_found"],
    examples: { response: TRANSFORMATION },
    run: ({ scope, params }) => getTransformation(scope, params.webhookId),
  }),
  operation({
    method: "PUT",
    path: "/webhooks/{webhookId}/transformation",
    summary: "Save the transformation",
    description:
      "`function handler(webhook) { …; return webhook; }` may change `method`, `url` and `payload`, or set `cancel`. It runs without network and clock, with little time and memory; when it throws, the attempt has failed.",
    tag,
    permission: "consumers.manage",
    request: { params, body: saveTransformationInput },
    success: { status: 200, schema: transformation },
    errors: ["not_found"],
    examples: { request: { code: TRANSFORMATION.code, enabled: true }, response: TRANSFORMATION },
    run: ({ scope, params, body }) => saveTransformation(scope, params.webhookId, body),
  }),
  operation({
    method: "POST",
    path: "/webhooks/{webhookId}/transformation/simulate",
    summary: "Try a transformation on one event",
    description:
      "What the function would make of an event. Nothing is sent or saved; an error of the function is an answer, and no refusal.",
    tag,
    permission: "consumers.manage",
    request: { params, body: simulateTransformationInput },
    success: { status: 200, schema: simulation },
    errors: ["not_found"],
    examples: {
      request: { code: TRANSFORMATION.code, eventType: "company.created" },
      response: {
        output: { method: "POST", url: "https://shop.example/hooks/ledger", payload: { source: "postrider" }, cancel: false },
        logs: [],
        durationMs: 1.8,
      },
    },
    run: ({ scope, params, body }) => simulateTransformation(scope, params.webhookId, body),
  }),
];

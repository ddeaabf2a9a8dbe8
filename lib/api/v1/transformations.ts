import { operation } from "@/lib/api/operation";
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
    tag,
    permission: "consumers.read",
    request: { params },
    success: { status: 200, schema: transformation },
    errors: ["not_found"],
    run: ({ scope, params }) => getTransformation(scope, params.webhookId),
  }),
  operation({
    method: "PUT",
    path: "/webhooks/{webhookId}/transformation",
    summary: "Save the transformation",
    tag,
    permission: "consumers.manage",
    request: { params, body: saveTransformationInput },
    success: { status: 200, schema: transformation },
    errors: ["not_found"],
    run: ({ scope, params, body }) => saveTransformation(scope, params.webhookId, body),
  }),
  operation({
    method: "POST",
    path: "/webhooks/{webhookId}/transformation/simulate",
    summary: "Try a transformation on one event",
    tag,
    permission: "consumers.manage",
    request: { params, body: simulateTransformationInput },
    success: { status: 200, schema: simulation },
    errors: ["not_found"],
    run: ({ scope, params, body }) => simulateTransformation(scope, params.webhookId, body),
  }),
];

import { z } from "zod";
import { operation, rawBody } from "@/lib/api/operation";
import { webhookParams } from "@/lib/api/v1/webhooks";
import { deleteCertificate, getCertificate, setCertificate } from "@/lib/consumers/certificate";
import { changeHeaders, getHeaders, replaceHeaders } from "@/lib/consumers/custom-headers";
import { expireSecrets } from "@/lib/consumers/expire-secrets";
import { getSecret } from "@/lib/consumers/get-secret";
import { changeHeadersInput, consumerHeaders, replaceHeadersInput } from "@/lib/consumers/headers-schema";
import { rotateSecret } from "@/lib/consumers/rotate-secret";
import { certificateInput, consumerCertificate, consumerSecret, rotateSecretInput } from "@/lib/consumers/schema";

const tag = "Webhooks";
const params = webhookParams;

const secretOperations = [
  operation({
    method: "GET",
    path: "/webhooks/{webhookId}/secret",
    summary: "Reveal the signing secret",
    tag,
    permission: "secrets.reveal",
    request: { params },
    success: { status: 200, schema: consumerSecret },
    errors: ["not_found"],
    run: ({ scope, params }) => getSecret(scope, params.webhookId),
  }),
  operation({
    method: "POST",
    path: "/webhooks/{webhookId}/secret/rotate",
    summary: "Rotate the signing secret",
    tag,
    permission: "secrets.reveal",
    request: { params, body: rotateSecretInput },
    success: { status: 200, schema: consumerSecret },
    errors: ["not_found"],
    run: ({ scope, params, body }) => rotateSecret(scope, params.webhookId, body),
  }),
  operation({
    method: "POST",
    path: "/webhooks/{webhookId}/secret/expire",
    summary: "Let earlier secrets sign no longer",
    tag,
    permission: "secrets.reveal",
    // The path says all: a body is neither needed nor read.
    request: { params, body: rawBody(z.object({}), () => 1_024) },
    success: { status: 204 },
    errors: ["not_found"],
    run: async ({ scope, params }) => {
      await expireSecrets(scope, params.webhookId);
      return undefined;
    },
  }),
];

const headerOperations = [
  operation({
    method: "GET",
    path: "/webhooks/{webhookId}/headers",
    summary: "Get the custom headers, masked",
    tag,
    permission: "consumers.read",
    request: { params },
    success: { status: 200, schema: consumerHeaders },
    errors: ["not_found"],
    run: ({ scope, params }) => getHeaders(scope, params.webhookId),
  }),
  operation({
    method: "PUT",
    path: "/webhooks/{webhookId}/headers",
    summary: "Replace the custom headers",
    tag,
    permission: "consumers.manage",
    request: { params, body: replaceHeadersInput },
    success: { status: 200, schema: consumerHeaders },
    errors: ["not_found"],
    run: ({ scope, params, body }) => replaceHeaders(scope, params.webhookId, body.headers),
  }),
  operation({
    method: "PATCH",
    path: "/webhooks/{webhookId}/headers",
    summary: "Set or delete some custom headers",
    tag,
    permission: "consumers.manage",
    request: { params, body: changeHeadersInput },
    success: { status: 200, schema: consumerHeaders },
    errors: ["not_found"],
    run: ({ scope, params, body }) => changeHeaders(scope, params.webhookId, body.headers),
  }),
];

const certificateOperations = [
  operation({
    method: "GET",
    path: "/webhooks/{webhookId}/mtls",
    summary: "Get the client certificate's details",
    tag,
    permission: "consumers.read",
    request: { params },
    success: { status: 200, schema: consumerCertificate },
    errors: ["not_found"],
    run: ({ scope, params }) => getCertificate(scope, params.webhookId),
  }),
  operation({
    method: "PUT",
    path: "/webhooks/{webhookId}/mtls",
    summary: "Set the client certificate and its key",
    tag,
    permission: "consumers.manage",
    request: { params, body: certificateInput },
    success: { status: 200, schema: consumerCertificate },
    errors: ["not_found"],
    run: ({ scope, params, body }) => setCertificate(scope, params.webhookId, body.pem),
  }),
  operation({
    method: "DELETE",
    path: "/webhooks/{webhookId}/mtls",
    summary: "Delete the client certificate",
    tag,
    permission: "consumers.manage",
    request: { params },
    success: { status: 204 },
    errors: ["not_found"],
    run: async ({ scope, params }) => {
      await deleteCertificate(scope, params.webhookId);
      return undefined;
    },
  }),
];

/** What a consumer signs with, sends along, and identifies itself with. */
export const webhookSecurityOperations = [...secretOperations, ...headerOperations, ...certificateOperations];

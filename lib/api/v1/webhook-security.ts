import { z } from "zod";
import { operation, rawBody } from "@/lib/api/operation";
import { CERTIFICATE } from "@/lib/api/v1/examples";
import { webhookParams } from "@/lib/api/v1/webhooks";
import { deleteCertificate, getCertificate, setCertificate } from "@/lib/consumers/certificate";
import { changeHeaders, getHeaders, replaceHeaders } from "@/lib/consumers/custom-headers";
import { expireSecrets } from "@/lib/consumers/expire-secrets";
import { getSecret } from "@/lib/consumers/get-secret";
import { changeHeadersInput, consumerHeaders, replaceHeadersInput } from "@/lib/consumers/headers-schema";
import { rotateSecret } from "@/lib/consumers/rotate-secret";
import { certificateInput, consumerCertificate, consumerSecret, MASK, rotateSecretInput } from "@/lib/consumers/schema";

const tag = "Webhooks";
const params = webhookParams;

const secretOperations = [
  operation({
    method: "GET",
    path: "/webhooks/{webhookId}/secret",
    summary: "Reveal the signing secret",
    description: "With it receivers verify signatures. Each reading is noted in the audit log.",
    tag,
    permission: "secrets.reveal",
    request: { params },
    success: { status: 200, schema: consumerSecret },
    errors: ["not_found"],
    examples: { response: { key: "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", expiring: [] } },
    run: ({ scope, params }) => getSecret(scope, params.webhookId),
  }),
  operation({
    method: "POST",
    path: "/webhooks/{webhookId}/secret/rotate",
    summary: "Rotate the signing secret",
    description: "The secret of until now signs along for `graceHours`, so that receivers can change over without losing a message.",
    tag,
    permission: "secrets.reveal",
    request: { params, body: rotateSecretInput },
    success: { status: 200, schema: consumerSecret },
    errors: ["not_found"],
    examples: {
      request: { graceHours: 24 },
      response: {
        key: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        expiring: [{ key: "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", expiresAt: "2026-03-10T14:05:21.482Z" }],
      },
    },
    run: ({ scope, params, body }) => rotateSecret(scope, params.webhookId, body),
  }),
  operation({
    method: "POST",
    path: "/webhooks/{webhookId}/secret/expire",
    summary: "Let earlier secrets sign no longer",
    description: "Ends the grace of every earlier secret at once, for example because one has leaked.",
    tag,
    permission: "secrets.reveal",
    // The path says all: a body is neither needed nor read.
    request: { params, body: { ...rawBody(z.object({}), () => 1_024), ignored: true } },
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
    description: "Values are sealed when they are saved and never shown again.",
    tag,
    permission: "consumers.read",
    request: { params },
    success: { status: 200, schema: consumerHeaders },
    errors: ["not_found"],
    examples: { response: { headers: { Authorization: MASK } } },
    run: ({ scope, params }) => getHeaders(scope, params.webhookId),
  }),
  operation({
    method: "PUT",
    path: "/webhooks/{webhookId}/headers",
    summary: "Replace the custom headers",
    description:
      "All that are to be sent with each message. Headers that the delivery sets itself, or that belong to the connection, are refused.",
    tag,
    permission: "consumers.manage",
    request: { params, body: replaceHeadersInput },
    success: { status: 200, schema: consumerHeaders },
    errors: ["not_found"],
    examples: { request: { headers: { Authorization: "Bearer 4f1c" } }, response: { headers: { Authorization: MASK } } },
    run: ({ scope, params, body }) => replaceHeaders(scope, params.webhookId, body.headers),
  }),
  operation({
    method: "PATCH",
    path: "/webhooks/{webhookId}/headers",
    summary: "Set or delete some custom headers",
    description: "Those to set, and with null those to delete; others stay.",
    tag,
    permission: "consumers.manage",
    request: { params, body: changeHeadersInput },
    success: { status: 200, schema: consumerHeaders },
    errors: ["not_found"],
    examples: { request: { headers: { "X-Client-Id": "42", Authorization: null } }, response: { headers: { "X-Client-Id": MASK } } },
    run: ({ scope, params, body }) => changeHeaders(scope, params.webhookId, body.headers),
  }),
];

const certificateOperations = [
  operation({
    method: "GET",
    path: "/webhooks/{webhookId}/mtls",
    summary: "Get the client certificate's details",
    description: "What identifies it, never its key. 404 where none is set.",
    tag,
    permission: "consumers.read",
    request: { params },
    success: { status: 200, schema: consumerCertificate },
    errors: ["not_found"],
    examples: { response: CERTIFICATE },
    run: ({ scope, params }) => getCertificate(scope, params.webhookId),
  }),
  operation({
    method: "PUT",
    path: "/webhooks/{webhookId}/mtls",
    summary: "Set the client certificate and its key",
    description:
      "Used on every attempt from then on. The key must fit the certificate and not be encrypted, and the certificate must not have expired.",
    tag,
    permission: "consumers.manage",
    request: { params, body: certificateInput },
    success: { status: 200, schema: consumerCertificate },
    errors: ["not_found"],
    examples: {
      request: {
        pem: "-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----\n\n-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n",
      },
      response: CERTIFICATE,
    },
    run: ({ scope, params, body }) => setCertificate(scope, params.webhookId, body.pem),
  }),
  operation({
    method: "DELETE",
    path: "/webhooks/{webhookId}/mtls",
    summary: "Delete the client certificate",
    description: "From then on messages are sent without a client certificate. It is no error where none is set.",
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

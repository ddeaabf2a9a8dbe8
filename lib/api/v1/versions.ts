import { z } from "zod";
import { operation } from "@/lib/api/operation";
import { CONSUMER, VERSION } from "@/lib/api/v1/examples";
import { webhookParams } from "@/lib/api/v1/webhooks";
import { listVersions } from "@/lib/consumers/list-versions";
import { restoreVersion } from "@/lib/consumers/restore-version";
import { restored, restoreVersionInput, webhookVersionPage } from "@/lib/consumers/versions-schema";
import { cursorQuery } from "@/lib/paging";

const tag = "Webhooks";

const versionNumber = "Versions count from 1: write a whole number.";

export const versionOperations = [
  operation({
    method: "GET",
    path: "/webhooks/{webhookId}/versions",
    summary: "List the versions of a webhook consumer's configuration, newest first",
    description:
      "Each change makes a version: who made it, when, and what it changed. An attempt names the one it used in `webhookVersion`. Secrets and the values of headers are in no version.",
    tag,
    permission: "consumers.read",
    request: { params: webhookParams, query: cursorQuery },
    success: { status: 200, schema: webhookVersionPage },
    errors: ["not_found"],
    examples: { response: { results: [VERSION], nextCursor: null } },
    run: ({ scope, params, query }) => listVersions(scope, params.webhookId, query),
  }),
  operation({
    method: "POST",
    path: "/webhooks/{webhookId}/versions/{version}/restore",
    summary: "Restore a version of a webhook consumer's configuration",
    description:
      "As a new version: URL, description, event types, company tags, rate limit and transformation are again what they were. Signing secrets, custom headers, the client certificate, and whether it is disabled stay as they are. 400 names what of the version is not valid any more, for example an archived event type.",
    tag,
    permission: "consumers.manage",
    request: {
      params: webhookParams.extend({ version: z.coerce.number(versionNumber).int(versionNumber).min(1, versionNumber).max(2_147_483_647) }),
      body: restoreVersionInput,
    },
    success: { status: 200, schema: restored },
    errors: ["not_found"],
    examples: { request: { dryRun: false }, response: { webhook: CONSUMER, changes: VERSION.changes } },
    run: ({ scope, params, body }) => restoreVersion(scope, params.webhookId, { version: params.version, ...body }),
  }),
];

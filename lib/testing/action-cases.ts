import { randomBytes } from "node:crypto";
import type { Permission } from "@/lib/access/roles";
import type { ActionResult } from "@/lib/action-result";
import { pool } from "@/lib/db";
import { ids, world } from "@/lib/testing/action-world";
import type { Expected } from "@/lib/testing/audit-proof";
import { makeCertificate } from "@/lib/testing/certificate";

// For tests: every server action that goes through action(), who may do it, what it is given, and what it leaves in the audit log.

const SIGNING_KEY = `whsec_${randomBytes(32).toString("base64")}`;
const HEADER_VALUE = "Bearer planted-in-a-header";
const { keyPem, pem: certificate } = makeCertificate({ name: "audited" });
const CODE = "function handler(webhook) { return webhook; }";
/** Planted by the cases: never to be seen in a log or by someone who may not. */
export const SECRETS = [SIGNING_KEY, HEADER_VALUE, keyPem.split("\n")[1] ?? ""];

export interface Case {
  permission: Permission;
  /** Calls an action of the same file before, and answers what this one is given; the endpoint's id where it is left out. */
  given?: (actions: Actions) => unknown;
  leaves: Expected;
}
type Action = (input: unknown) => Promise<ActionResult<unknown>>;
export type Actions = Record<string, Action>;

const range = () => ({ webhookId: ids.webhookId, kind: "failed", since: world.since(3_600) });
/** What an action answered, where it must have gone well. */
export const done = async <T>(result: Promise<ActionResult<unknown>> | undefined): Promise<T> => {
  const answer = await result;
  if (!answer?.ok) throw new Error(answer?.message);
  return answer.data as T;
};
export const NOTHING: Expected = [];

const EVENTS = "app/(portal)/monitor/events";
const ENDPOINT = `${EVENTS}/endpoints/[id]`;

/** By file and action. Looking, counting and trying out leave nothing. */
export const CASES: Record<string, Record<string, Case>> = {
  "app/(portal)/companies/actions.ts": {
    createCompanyAction: { permission: "companies.manage", given: () => ({ name: "Toft mills" }), leaves: [["company.created", "after"]] },
    saveCompanyAction: {
      permission: "companies.manage",
      given: () => ({ id: ids.companyId, name: "Toft mills" }),
      leaves: [["company.updated", "both"]],
    },
    deleteCompanyAction: { permission: "companies.manage", given: () => ids.companyId, leaves: [["company.deleted", "before"]] },
  },
  "app/(portal)/developers/api-keys/actions.ts": {
    createApiKeyAction: {
      permission: "apiKeys.manage",
      given: () => ({ name: "CD", scopes: ["read"] }),
      leaves: [["apiKey.created", "after"]],
    },
    revokeApiKeyAction: { permission: "apiKeys.manage", given: () => ids.apiKeyId, leaves: [["apiKey.revoked", "before"]] },
  },
  [`${EVENTS}/actions.ts`]: {
    deleteConsumerAction: { permission: "consumers.manage", leaves: [["consumer.deleted", "before"]] },
    setDisabledAction: {
      permission: "consumers.manage",
      given: () => ({ id: ids.webhookId, disabled: true }),
      leaves: [["consumer.disabled", "both"]],
    },
  },
  [`${ENDPOINT}/actions.ts`]: {
    readSecretAction: { permission: "secrets.reveal", leaves: [["consumer.secret.revealed", "neither"]] },
    rotateSecretAction: {
      permission: "secrets.reveal",
      given: () => ({ id: ids.webhookId, key: SIGNING_KEY }),
      leaves: [["consumer.secret.rotated", "both"]],
    },
    expireSecretsAction: {
      permission: "secrets.reveal",
      given: async ({ rotateSecretAction }) => {
        await done(rotateSecretAction?.({ id: ids.webhookId }));
        return ids.webhookId;
      },
      leaves: [["consumer.secret.expired", "both"]],
    },
    updateConsumerAction: {
      permission: "consumers.manage",
      given: () => ({ id: ids.webhookId, rateLimit: 5 }),
      leaves: [["consumer.updated", "both"]],
    },
  },
  [`${ENDPOINT}/advanced/actions.ts`]: {
    changeHeadersAction: {
      permission: "consumers.manage",
      given: () => ({ id: ids.webhookId, headers: { Authorization: HEADER_VALUE } }),
      leaves: [["consumer.headers.changed", "both"]],
    },
    updateConsumerAction: {
      permission: "consumers.manage",
      given: () => ({ id: ids.webhookId, changes: { rateLimit: 5 } }),
      leaves: [["consumer.updated", "both"]],
    },
    setCertificateAction: {
      permission: "consumers.manage",
      given: () => ({ id: ids.webhookId, pem: `${keyPem}\n${certificate}` }),
      leaves: [["consumer.certificate.set", "both"]],
    },
    deleteCertificateAction: {
      permission: "consumers.manage",
      given: async ({ setCertificateAction }) => {
        await done(setCertificateAction?.({ id: ids.webhookId, pem: `${keyPem}\n${certificate}` }));
        return ids.webhookId;
      },
      leaves: [["consumer.certificate.deleted", "both"]],
    },
    saveTransformationAction: {
      permission: "consumers.manage",
      given: () => ({ id: ids.webhookId, code: CODE, enabled: true }),
      leaves: [["consumer.transformation.saved", "both"]],
    },
    simulateTransformationAction: {
      permission: "consumers.manage",
      given: () => ({ id: ids.webhookId, code: CODE, eventType: "company.created" }),
      leaves: NOTHING,
    },
  },
  [`${ENDPOINT}/history/actions.ts`]: {
    restoreVersionAction: {
      permission: "consumers.manage",
      given: async () => {
        await pool().query("update consumer_versions set rate_limit = 9 where consumer_id = $1", [ids.webhookId]);
        await pool().query(
          "insert into consumer_versions select consumer_id, 2, now(), url, event_types, company_tags, null from consumer_versions where consumer_id = $1",
          [ids.webhookId],
        );
        await pool().query("update consumers set version = 2 where id = $1", [ids.webhookId]);
        return { id: ids.webhookId, version: 1, dryRun: false };
      },
      leaves: [["consumer.restored", "both"]],
    },
  },
  [`${ENDPOINT}/replay-actions.ts`]: {
    estimateReplayAction: { permission: "messages.resend", given: range, leaves: NOTHING },
    startReplayAction: { permission: "messages.resend", given: range, leaves: [["replay.started", "after"]] },
    changeReplayAction: {
      permission: "messages.resend",
      given: async ({ startReplayAction }) => ({ id: (await done<{ id: string }>(startReplayAction?.(range()))).id, change: "pause" }),
      leaves: [["replay.paused", "both"]],
    },
    resendAction: {
      permission: "messages.resend",
      given: () => ({ messageId: ids.messageId, webhookId: ids.webhookId }),
      leaves: [["message.resent", "after"]],
    },
  },
  [`${ENDPOINT}/testing/actions.ts`]: {
    sendTestAction: {
      permission: "messages.resend",
      given: () => ({ webhookId: ids.webhookId, eventType: "company.created" }),
      leaves: NOTHING,
    },
    createInboxAction: { permission: "consumers.manage", given: () => undefined, leaves: [["inbox.created", "after"]] },
    openInboxAction: { permission: "consumers.manage", leaves: [["inbox.created", "after"]] },
    changeInboxAction: {
      permission: "consumers.manage",
      given: async ({ openInboxAction }) => {
        await done(openInboxAction?.(ids.webhookId));
        return { id: ids.webhookId, answerStatus: 500 };
      },
      leaves: [["inbox.updated", "both"]],
    },
    setUrlAction: {
      permission: "consumers.manage",
      given: () => ({ id: ids.webhookId, change: { url: "https://example.com/y" } }),
      leaves: [["consumer.updated", "both"]],
    },
  },
  [`${EVENTS}/endpoints/new/actions.ts`]: {
    createConsumerAction: {
      permission: "consumers.manage",
      given: () => ({ url: "https://example.com/x", eventTypes: ["company.created"] }),
      leaves: [["consumer.created", "after"]],
    },
    adviseUrlAction: { permission: "consumers.manage", given: () => "https://127.0.0.1/x", leaves: NOTHING },
    countSelectedAction: {
      permission: "consumers.manage",
      given: () => ({ eventTypes: ["company.created"], companyTags: [] }),
      leaves: NOTHING,
    },
  },
  [`${EVENTS}/messages/[id]/actions.ts`]: {
    expungeMessageAction: { permission: "messages.expunge", given: () => ids.messageId, leaves: [["message.expunged", "both"]] },
  },
  "app/(portal)/settings/team/actions.ts": {
    inviteAction: {
      permission: "users.manage",
      given: () => ({ email: "new@example.com", role: "Analyst" }),
      leaves: [["user.invited", "after"]],
    },
    revokeInvitationAction: {
      permission: "users.manage",
      given: async ({ inviteAction }) => {
        await done(inviteAction?.({ email: "new@example.com", role: "Analyst" }));
        const { rows } = await pool().query("select id from invitations where client_id = $1", [world.scope.clientId]);
        return rows[0].id;
      },
      leaves: [["user.invitationRevoked", "before"]],
    },
    changeRoleAction: {
      permission: "users.manage",
      given: () => ({ userId: ids.colleague, role: "Developer" }),
      leaves: [["user.roleChanged", "both"]],
    },
    createResetLinkAction: { permission: "users.manage", given: () => ids.colleague, leaves: [["user.resetLinkCreated", "after"]] },
    removeMemberAction: { permission: "users.manage", given: () => ids.colleague, leaves: [["user.removed", "before"]] },
  },
  "app/(portal)/settings/webhooks/actions.ts": {
    rotateZapierKeyAction: { permission: "apiKeys.manage", given: () => undefined, leaves: [["zapierKey.rotated", "after"]] },
    // A person's own choice, and nobody else's business.
    setWantsMailAction: { permission: "consumers.read", given: () => ({ wanted: false }), leaves: NOTHING },
  },
};

export const ACTION_TABLE = Object.entries(CASES).flatMap(([file, actions]) => Object.keys(actions).map((name) => [file, name] as const));

export function caseOf(file: string, name: string): Case {
  return (CASES[file] as Record<string, Case>)[name] as Case;
}

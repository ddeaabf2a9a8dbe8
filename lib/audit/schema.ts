import { z } from "zod";
import { cursorPageOf } from "@/lib/paging";

/** Everything that is written down, named after what it happened to. */
export const AUDIT_ACTIONS = [
  "consumer.created",
  "consumer.updated",
  "consumer.enabled",
  "consumer.disabled",
  "consumer.deleted",
  "consumer.restored",
  "consumer.secret.revealed",
  "consumer.secret.rotated",
  "consumer.secret.expired",
  "consumer.headers.changed",
  "consumer.certificate.set",
  "consumer.certificate.deleted",
  "consumer.transformation.saved",
  "message.resent",
  "message.expunged",
  "replay.started",
  "replay.paused",
  "replay.resumed",
  "replay.cancelled",
  "host.opened",
  "host.closed",
  "inbox.created",
  "inbox.updated",
  "company.created",
  "company.updated",
  "company.deleted",
  "apiKey.created",
  "apiKey.revoked",
  "zapierKey.rotated",
  "zapierKey.revoked",
  "user.invited",
  "user.invitationRevoked",
  "user.joined",
  "user.roleChanged",
  "user.removed",
  "user.passwordChanged",
  "user.passwordReset",
  "user.resetLinkCreated",
  "user.sessionsEnded",
  "user.operatorGranted",
  "user.operatorRevoked",
  "client.created",
  "client.updated",
  "client.suspended",
  "client.resumed",
  "eventType.created",
  "eventType.updated",
  "eventType.deprecated",
  "eventType.archived",
  "eventType.unarchived",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What a change may concern: the first word of its action. */
export const AUDIT_SUBJECTS = [
  "consumer",
  "message",
  "replay",
  "host",
  "inbox",
  "company",
  "apiKey",
  "zapierKey",
  "user",
  "client",
  "eventType",
] as const;

const properties = z.record(z.string(), z.unknown());

/** One change, with what it changed. Secrets never get this far. */
export const auditEntry = z
  .object({
    id: z.uuid(),
    created: z.iso.datetime(),
    actor: z.object({
      id: z.string().describe("`user:<id>`, `operator:<id>`, `key:<id>`, `integration:zapier` or `system`."),
      name: z.string(),
    }),
    action: z.string().describe("Named after what it happened to: `consumer.secret.rotated`."),
    subject: z.string().describe("`consumer:<id>`, `message:<id>` …"),
    before: properties.nullable(),
    after: properties.nullable(),
    address: z.string().nullable().describe("Where the request came from, where that is known."),
  })
  .meta({ id: "AuditEntry" });
export type AuditEntryAnswer = z.infer<typeof auditEntry>;
export const auditEntryPage = cursorPageOf(auditEntry);

export const auditFilter = z.object({
  about: z.enum(AUDIT_SUBJECTS).optional().describe("Only changes of this kind of thing."),
  subject: z.string().max(200).optional().describe("Only changes of this one: `consumer:<id>`."),
  actor: z.string().max(200).optional().describe("Only what this one did: `user:<id>`, `key:<id>`."),
  text: z.string().trim().min(1).max(200).optional().describe("Only those with this text in who, what, subject, address, before or after."),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

/** A client's change, or the operator's own, as the operator sees it. */
export interface OperatorAuditEntry extends AuditEntryAnswer {
  /** Null: the operator's own things. */
  client: { id: string; name: string } | null;
}

export interface OperatorAuditFilter extends Pick<AuditFilter, "about" | "since" | "until" | "text"> {
  /** A client's id. */
  client?: string | undefined;
  /** Only what operators did. */
  byOperators: boolean;
  /** The id of the last entry of the page before. */
  cursor?: string | undefined;
}

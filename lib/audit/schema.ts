import { z } from "zod";
import { cursorPageOf } from "@/lib/api/pagination-schema";

/** Everything that is written down, named after what it happened to. */
export const AUDIT_ACTIONS = [
  "consumer.created",
  "consumer.updated",
  "consumer.enabled",
  "consumer.disabled",
  "consumer.deleted",
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
  "eventType.created",
  "eventType.updated",
  "eventType.deprecated",
  "eventType.archived",
  "eventType.unarchived",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What a change may concern: the first word of its action. */
export const AUDIT_SUBJECTS = ["consumer", "message", "replay", "inbox", "company", "apiKey", "zapierKey", "user"] as const;

const properties = z.record(z.string(), z.unknown());

/** One change, with what it changed. Secrets never get this far. */
export const auditEntry = z
  .object({
    id: z.uuid(),
    created: z.iso.datetime(),
    actor: z.object({ id: z.string().describe("`user:<id>`, `key:<id>`, `integration:zapier` or `system`."), name: z.string() }),
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
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

import { operation } from "@/lib/api/operation";
import { listAuditEntries } from "@/lib/audit/list-audit-entries";
import { auditEntryPage, auditFilter } from "@/lib/audit/schema";
import { cursorQuery } from "@/lib/paging";

export const auditOperations = [
  operation({
    method: "GET",
    path: "/auditEntries",
    summary: "List the changes made, newest first",
    description: "Every change: who made it, when, from where, and what was there before and after. Secrets are never among it.",
    tag: "Audit",
    permission: "audit.read",
    request: { query: cursorQuery.extend(auditFilter.shape) },
    success: { status: 200, schema: auditEntryPage },
    run: ({ scope, query }) => listAuditEntries(scope, query),
  }),
];

import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { auditedCompany, companyAnswer } from "@/lib/companies/company-answer";
import type { Company, CompanyInput } from "@/lib/companies/schema";
import { prisma } from "@/lib/db";
import type { Scope } from "@/lib/scope";

/** Creates a company of the client, with its audit entry. */
export async function createCompany(scope: Scope, input: CompanyInput, clock: Clock = systemClock): Promise<Company> {
  const { clientId, actor } = scope;
  const now = clock.now();
  const row = await prisma().$transaction(async (tx) => {
    // A random id, as consumers have: it travels in payloads, and nobody should guess a neighbour's.
    const created = await tx.company.create({
      data: { id: randomUUID(), clientId, ...input, created: now, createdBy: actor.id, modified: now },
    });
    await recordAudit(tx, scope, { action: "company.created", subject: `company:${created.id}`, after: auditedCompany(created), at: now });
    return created;
  });
  return companyAnswer(row);
}

import { isDeepStrictEqual } from "node:util";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { auditedCompany, companyAnswer } from "@/lib/companies/company-answer";
import { type Company, type CompanyChanges, type CompanyInput, MAX_TAGS, TOO_MANY_TAGS } from "@/lib/companies/schema";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";
import { invalid } from "@/lib/validation";
import type { Company as CompanyRow } from "@/prisma/generated/client";

interface Configured {
  name: string;
  description: string | null;
  tags: Record<string, string>;
}

function mergedTags(before: Record<string, string>, changes: Record<string, string | null>): Record<string, string> {
  const merged = Object.entries({ ...before, ...changes }).filter((tag): tag is [string, string] => tag[1] !== null);
  if (merged.length > MAX_TAGS) throw invalid([{ itemId: "tags", message: TOO_MANY_TAGS, validatorName: "too_big" }]);
  return Object.fromEntries(merged);
}

/**
 * The one way a company changes: its row is locked, so that of two merges the second sees the first; without any difference
 * nothing is written. Messages accepted before keep the tags they were accepted with.
 */
async function changeCompany(scope: Scope, id: string, clock: Clock, change: (before: Configured) => Configured): Promise<Company> {
  const now = clock.now();
  const row = await prisma().$transaction(async (tx): Promise<CompanyRow> => {
    const locked = await tx.$queryRaw<unknown[]>`
      select from companies where client_id = ${scope.clientId}::uuid and id = ${id}::uuid for no key update`;
    if (locked.length === 0) throw notFound("Company");
    const before = await tx.company.findUniqueOrThrow({ where: { id } });
    const configured = auditedCompany(before);
    const wanted = change(configured);
    if (isDeepStrictEqual(wanted, configured)) return before;
    const after = await tx.company.update({ where: { id }, data: { ...wanted, modified: now } });
    await recordAudit(tx, scope, {
      action: "company.updated",
      subject: `company:${id}`,
      before: configured,
      after: auditedCompany(after),
      at: now,
    });
    return after;
  });
  return companyAnswer(row);
}

/**
 * Gives a company exactly what `input` holds: what it leaves out is emptied.
 * @throws AppError `not_found`, also for another client's
 */
export function replaceCompany(scope: Scope, id: string, input: CompanyInput, clock: Clock = systemClock): Promise<Company> {
  return changeCompany(scope, id, clock, () => input);
}

/**
 * Changes what is given of a company. An empty description is removed; tags are merged key by key, null removing one.
 * @throws AppError `not_found`, also for another client's; `validation` where the merge makes more than ten tags
 */
export function updateCompany(scope: Scope, id: string, changes: CompanyChanges, clock: Clock = systemClock): Promise<Company> {
  return changeCompany(scope, id, clock, (before) => ({
    name: changes.name ?? before.name,
    description: changes.description == null ? before.description : changes.description || null,
    tags: mergedTags(before.tags, changes.tags ?? {}),
  }));
}

import { companyAnswer } from "@/lib/companies/company-answer";
import type { Company } from "@/lib/companies/schema";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";

/** @throws AppError `not_found`, also for another client's */
export async function getCompany(scope: Scope, id: string): Promise<Company> {
  const row = await prisma().company.findFirst({ where: { id, clientId: scope.clientId } });
  if (!row) throw notFound("Company");
  return companyAnswer(row);
}

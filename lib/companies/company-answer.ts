import type { Company } from "@/lib/companies/schema";
import { prisma } from "@/lib/db";
import { env } from "@/lib/env";
import type { Company as CompanyRow } from "@/prisma/generated/client";

/** Where people find a company in the portal. */
export function companyUrl(id: string): string {
  return new URL(`/companies/${id}`, env().APP_URL).href;
}

const idOfUser = (actor: string | null) => (actor?.startsWith("user:") ? actor.slice("user:".length) : null);

/** The one way from rows to the API's objects, which name the people who created them. */
export async function companyAnswers(rows: CompanyRow[]): Promise<Company[]> {
  const userIds = [...new Set(rows.flatMap((row) => idOfUser(row.createdBy) ?? []))];
  const users =
    userIds.length === 0 ? [] : await prisma().user.findMany({ where: { id: { in: userIds } }, select: { id: true, name: true } });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return rows.map((row) => {
    const createdByUserName = names.get(idOfUser(row.createdBy) ?? "");
    return {
      id: row.id,
      name: row.name,
      ...(row.description === null ? {} : { description: row.description }),
      redirect: companyUrl(row.id),
      created: row.created.toISOString(),
      ...(createdByUserName === undefined ? {} : { createdByUserName }),
      tags: row.tags as Record<string, string>,
    };
  });
}

/** `companyAnswers` of one. */
export async function companyAnswer(row: CompanyRow): Promise<Company> {
  const [answer] = await companyAnswers([row]);
  return answer as Company;
}

/** What the audit log keeps of a company. */
export function auditedCompany({ name, description, tags }: CompanyRow) {
  return { name, description, tags: tags as Record<string, string> };
}

import { companyUrl } from "@/lib/companies/company-answer";
import { pool } from "@/lib/db";
import type { Scope } from "@/lib/scope";

/** A company as receivers see it inside a payload (product.md S10): Codat's object, which omits an absent description. */
interface ReferenceCompany {
  id: string;
  name: string;
  description?: string;
  links: { portal: string };
  tags: Record<string, string>;
}

const FIND_COMPANIES = {
  name: "find-reference-companies",
  text: "select id, name, description, tags from companies where client_id = $1 and id = any($2::uuid[])",
};

type CompanyRow = { id: string; name: string; description: string | null; tags: Record<string, string> };

function referenceTo({ id, name, description, tags }: CompanyRow): ReferenceCompany {
  return { id, name, ...(description === null ? {} : { description }), links: { portal: companyUrl(id) }, tags };
}

/**
 * @param ids of companies; unknown ones, and another client's, are left out of the answer
 * @returns by id, in lower case as PostgreSQL answers it and as it was asked for
 */
export async function findReferenceCompanies(scope: Scope, ids: string[]): Promise<Map<string, ReferenceCompany>> {
  const { rows } = await pool().query<CompanyRow>({ ...FIND_COMPANIES, values: [scope.clientId, ids] });
  const found = new Map(rows.map((row) => [row.id, referenceTo(row)]));
  return new Map(
    ids.flatMap((id) => {
      const company = found.get(id.toLowerCase());
      return company ? [[id, company] as const] : [];
    }),
  );
}

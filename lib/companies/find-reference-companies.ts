import { pool } from "@/lib/db";
import { env } from "@/lib/env";
import type { Scope } from "@/lib/scope";

/** A company as receivers see it inside a payload (product.md S10). */
interface ReferenceCompany {
  id: string;
  name: string;
  description: string | null;
  links: { portal: string };
  tags: Record<string, string>;
}

const FIND_COMPANIES = {
  name: "find-reference-companies",
  text: "select id, name, description, tags from companies where client_id = $1 and id = any($2::uuid[])",
};

/**
 * @param ids of companies; unknown ones, and another client's, are left out of the answer
 * @returns by id, in lower case as PostgreSQL answers it and as it was asked for
 */
export async function findReferenceCompanies(scope: Scope, ids: string[]): Promise<Map<string, ReferenceCompany>> {
  const { rows } = await pool().query<Omit<ReferenceCompany, "links">>({ ...FIND_COMPANIES, values: [scope.clientId, ids] });
  const found = new Map(rows.map((row) => [row.id, { ...row, links: { portal: new URL(`/companies/${row.id}`, env().APP_URL).href } }]));
  return new Map(
    ids.flatMap((id) => {
      const company = found.get(id.toLowerCase());
      return company ? [[id, company] as const] : [];
    }),
  );
}

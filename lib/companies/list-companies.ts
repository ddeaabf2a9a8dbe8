import { companyAnswers } from "@/lib/companies/company-answer";
import type { Company } from "@/lib/companies/schema";
import { pool } from "@/lib/db";
import type { Scope } from "@/lib/scope";
import type { Company as CompanyRow } from "@/prisma/generated/client";

/** How a property is compared: equal, not equal, or containing a text whatever its case. */
export type Comparison = "=" | "!=" | "~";

export interface CompanyCondition {
  field: "id" | "name" | "description";
  operator: Comparison;
  value: string;
}

export interface TagCondition {
  /** A tag's key. A company without the tag equals nothing, contains nothing, and is not equal to any value. */
  field: string;
  operator: Comparison;
  value: string;
}

export const COMPANY_ORDERS = ["created", "modified", "name"] as const;

export interface ListCompanies {
  /** 1 is the first. */
  page: number;
  pageSize: number;
  /** Any of these groups, each of whose conditions must all hold. Left out or empty: every company. */
  anyOf?: readonly (readonly CompanyCondition[])[];
  /** The same of tags; a company passes both. */
  anyTagsOf?: readonly (readonly TagCondition[])[];
  /** Left out: newest first. */
  orderBy?: { field: (typeof COMPANY_ORDERS)[number]; descending: boolean } | undefined;
}

/** Without regard to case, a name is where people look for it; equal ones are settled by their bytes. */
const ORDER_COLUMNS = { created: "created", modified: "modified", name: "lower(name)" };
const COLUMNS = { id: "id::text", name: "name", description: "description" };

type Parameter = (value: unknown) => string;

function comparison(text: string, { operator, value }: { operator: Comparison; value: string }, parameter: Parameter): string {
  switch (operator) {
    case "=":
      return `${text} = ${parameter(value)}`;
    case "!=":
      return `${text} is distinct from ${parameter(value)}`;
    case "~":
      return `${text} ilike ${parameter(`%${value.replace(/[\\%_]/g, "\\$&")}%`)}`;
  }
}

/** `(a and b) or c` as SQL; nothing where there are no groups. */
function groupsOf<C>(groups: readonly (readonly C[])[] | undefined, conditionOf: (condition: C) => string): string[] {
  if (!groups || groups.length === 0) return [];
  return [`(${groups.map((group) => group.map(conditionOf).join(" and ")).join(" or ")})`];
}

interface Row extends Omit<CompanyRow, "clientId" | "createdBy"> {
  created_by: string | null;
}

/** A page of the client's companies, and how many there are on all pages. */
export async function listCompanies(scope: Scope, list: ListCompanies): Promise<{ results: Company[]; totalResults: number }> {
  const values: unknown[] = [scope.clientId];
  const parameter: Parameter = (value) => `$${values.push(value)}`;
  const where = [
    "client_id = $1",
    ...groupsOf(list.anyOf, (condition) => comparison(COLUMNS[condition.field], condition, parameter)),
    ...groupsOf(list.anyTagsOf, (condition) => comparison(`(tags ->> ${parameter(condition.field)}::text)`, condition, parameter)),
  ].join(" and ");
  const { field, descending } = list.orderBy ?? { field: "created" as const, descending: true };
  // The id settles what is equal, so that no page repeats or skips a row.
  const order = `${ORDER_COLUMNS[field]} ${descending ? "desc" : "asc"}, id`;
  const counted = pool().query<{ count: number }>(`select count(*)::int as count from companies where ${where}`, [...values]);
  const text = `
    select id, name, description, tags, created, created_by, modified from companies where ${where}
    order by ${order} limit ${parameter(list.pageSize)} offset ${parameter((list.page - 1) * list.pageSize)}`;
  const [{ rows }, count] = await Promise.all([pool().query<Row>(text, values), counted]);
  const results = await companyAnswers(rows.map(({ created_by, ...row }) => ({ ...row, createdBy: created_by, clientId: scope.clientId })));
  return { results, totalResults: count.rows[0]?.count ?? 0 };
}

import { z } from "zod";
import { operation } from "@/lib/api/operation";
import { pageAnswer } from "@/lib/api/page-links";
import { COMPARISONS, parseConditions, parseOrder, parseQuery, queryText, queryUuid } from "@/lib/api/parse-query";
import { replaceCompany, updateCompany } from "@/lib/companies/change-company";
import { createCompany } from "@/lib/companies/create-company";
import { deleteCompany } from "@/lib/companies/delete-company";
import { getCompany } from "@/lib/companies/get-company";
import { COMPANY_ORDERS, type ListCompanies, listCompanies } from "@/lib/companies/list-companies";
import { company, companyChanges, companyInput } from "@/lib/companies/schema";
import { pageOf, pageQuery } from "@/lib/paging";

const companyParams = z.object({ companyId: z.uuid("The id of a company is a uuid.") });

export const companyQuery = pageQuery.extend({
  tags: z
    .string()
    .max(2_000)
    .optional()
    .describe("Filters by tags: `region=uk && team!=lending`. `=` equal, `!=` another value or none, `~` contains."),
});

const queryFields = { id: queryUuid, name: queryText, description: queryText };

/**
 * The list a query asks for; the portal's first paint asks the same way.
 * @throws AppError `validation`
 */
export function companyListOf(query: z.output<typeof companyQuery>): ListCompanies {
  return {
    page: query.page,
    pageSize: query.pageSize,
    anyOf: parseQuery(query.query, queryFields, COMPARISONS),
    anyTagsOf: parseConditions(query.tags, COMPARISONS, "query.tags"),
    orderBy: parseOrder(query.orderBy, COMPANY_ORDERS),
  };
}

const tag = "Companies";

const EXAMPLE = {
  id: "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
  name: "Toft stores",
  description: "Retail, four shops",
  redirect: "https://webhooks.example.com/companies/0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
  created: "2026-11-02T09:30:00.000Z",
  createdByUserName: "Ada Muster",
  tags: { region: "uk" },
};

const collection = [
  operation({
    method: "GET",
    path: "/companies",
    summary: "List companies",
    description:
      "`query` compares `id`, `name` and `description` with `=`, `!=` and `~` (contains, whatever the case); `tags` compares tags the same way. `orderBy` takes `created`, `modified` and `name`; without it the newest come first.",
    tag,
    permission: "companies.read",
    request: { query: companyQuery },
    success: { status: 200, schema: pageOf(company) },
    run: async ({ scope, query, request }) => pageAnswer(request.url, query, await listCompanies(scope, companyListOf(query))),
  }),
  operation({
    method: "POST",
    path: "/companies",
    summary: "Create a company",
    description: "An event published with its `companyId` tells receivers of it in `payload.referenceCompany`.",
    tag,
    permission: "companies.manage",
    request: { body: companyInput },
    success: { status: 200, schema: company },
    examples: { request: { name: "Toft stores", description: "Retail, four shops", tags: { region: "uk" } }, response: EXAMPLE },
    run: ({ scope, body }) => createCompany(scope, body),
  }),
];

const one = [
  operation({
    method: "GET",
    path: "/companies/{companyId}",
    summary: "Get a company",
    description: "With its tags, as they are now.",
    tag,
    permission: "companies.read",
    request: { params: companyParams },
    success: { status: 200, schema: company },
    errors: ["not_found"],
    examples: { response: EXAMPLE },
    run: ({ scope, params }) => getCompany(scope, params.companyId),
  }),
  operation({
    method: "PUT",
    path: "/companies/{companyId}",
    summary: "Replace a company's name, description and tags",
    description: "What the body leaves out is emptied. Messages accepted before keep the tags they were accepted with.",
    tag,
    permission: "companies.manage",
    request: { params: companyParams, body: companyInput },
    success: { status: 200, schema: company },
    errors: ["not_found"],
    examples: { request: { name: "Toft stores", tags: { region: "uk" } } },
    run: ({ scope, params, body }) => replaceCompany(scope, params.companyId, body),
  }),
  operation({
    method: "PATCH",
    path: "/companies/{companyId}",
    summary: "Change a company",
    description:
      "What is left out or null stays; an empty description is removed. Tags are merged key by key, and null removes one: `{ tags: { region: null } }`.",
    tag,
    permission: "companies.manage",
    request: { params: companyParams, body: companyChanges },
    success: { status: 200, schema: company },
    errors: ["not_found"],
    examples: { request: { tags: { region: "us", team: null } } },
    run: ({ scope, params, body }) => updateCompany(scope, params.companyId, body),
  }),
  operation({
    method: "DELETE",
    path: "/companies/{companyId}",
    summary: "Delete a company",
    description: "For ever. Its messages stay readable; events can't be published for it any more.",
    tag,
    permission: "companies.manage",
    request: { params: companyParams },
    success: { status: 204 },
    errors: ["not_found"],
    run: async ({ scope, params }) => {
      await deleteCompany(scope, params.companyId);
      return undefined;
    },
  }),
];

export const companyOperations = [...collection, ...one];

import { createLoader, type inferParserType, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { tagsOf } from "./tag-list";

export const COMPANY_SORTS = ["-created", "created", "name", "-name"] as const;
export const COMPANIES_A_PAGE = 50;

/** Search, filter, order and page of the list as they stand in the URL. */
export const COMPANY_FILTER = {
  q: parseAsString.withDefault(""),
  /** `region:uk` */
  tag: parseAsString,
  sort: parseAsStringLiteral(COMPANY_SORTS).withDefault("-created"),
  page: parseAsInteger.withDefault(1),
};
export type CompanyFilter = inferParserType<typeof COMPANY_FILTER>;

/** Reads the filter on the server, from a page's search parameters. */
export const loadCompanyFilter = createLoader(COMPANY_FILTER);

/** Whether it leaves out companies. */
export function isFiltered({ q, tag }: CompanyFilter): boolean {
  return q.trim() !== "" || tag !== null;
}

/** Twice a longer one would not fit a query. */
export const MAX_SEARCH = 200;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A quote can't stand in a value of the query language; nobody looks for one. */
const quoted = (text: string) => `"${text.replaceAll('"', "")}"`;

/** What the filter asks the API for. */
export function companySearch({ q, tag, sort, page }: CompanyFilter): URLSearchParams {
  const text = q.trim().slice(0, MAX_SEARCH);
  const [key, value] = Object.entries(tagsOf(tag === null ? [] : [tag]))[0] ?? [];
  const found = UUID.test(text) ? `id=${text}` : `name~${quoted(text)} || description~${quoted(text)}`;
  return new URLSearchParams({
    page: String(Math.min(1_000_000, Math.max(1, page))),
    pageSize: String(COMPANIES_A_PAGE),
    orderBy: sort,
    ...(text === "" ? {} : { query: found }),
    ...(key && value ? { tags: `${key}=${quoted(value)}` } : {}),
  });
}

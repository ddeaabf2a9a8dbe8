import { expect, test } from "vitest";
import { type CompanyFilter, companySearch } from "./company-filter";

const searchOf = (filter: Partial<CompanyFilter>) =>
  Object.fromEntries(companySearch({ q: "", tag: null, sort: "-created", page: 1, ...filter }));

test.each<[Partial<CompanyFilter>, Record<string, string>]>([
  [{}, {}],
  [
    { page: 0, sort: "name" },
    { page: "1", orderBy: "name" },
  ],
  [{ q: ' a "b" && c ' }, { query: 'name~"a b && c" || description~"a b && c"' }],
  [{ q: "8a210b68-6988-4dce-a1eb-0242ac120002" }, { query: "id=8a210b68-6988-4dce-a1eb-0242ac120002" }],
  [{ tag: "region:uk:london" }, { tags: 'region="uk:london"' }],
  [{ tag: "region" }, {}],
])("%j asks for %j", (filter, expected) => {
  expect(searchOf(filter)).toEqual({ page: "1", pageSize: "50", orderBy: "-created", ...expected });
});

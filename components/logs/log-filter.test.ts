import { expect, test } from "vitest";
import { isFiltered, type LogFilter, loadLogFilter, logQuery, logSearch, NO_FILTER } from "@/components/logs/log-filter";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const COMPANY = "0498E921-9b53-4396-a412-4f2f5983b0a2";

test("no filter asks for everything", () => {
  expect(logQuery(NO_FILTER, NOW)).toEqual({});
  expect(isFiltered(NO_FILTER)).toBe(false);
});

test("a link's filters become the API's", () => {
  const filter = loadLogFilter(`?status=Failure&eventType=read.completed&company=${COMPANY}&tests=without&id=%20e-1%20&within=1h`);
  expect(isFiltered(filter)).toBe(true);
  expect(Object.fromEntries(logSearch(filter, NOW, { limit: "50" }))).toEqual({
    limit: "50",
    status: "Failure",
    eventType: "read.completed",
    companyId: COMPANY.toLowerCase(),
    isTest: "false",
    id: "e-1",
    since: "2026-11-21T11:00:00.000Z",
  });
});

test("what a link says wrongly counts as no filter", () => {
  expect(loadLogFilter("?status=Done&company=1&endpoint=x&tests=maybe&since=yesterday")).toEqual(NO_FILTER);
});

test.each<[string, Partial<LogFilter>]>([
  ["a range", { since: new Date(NOW - 5), until: new Date(NOW) }],
  ["a range beside a span, which wins", { within: "7d", since: new Date(1), until: new Date(2) }],
])("takes %s", (_, dates) => {
  const { since, until } = logQuery({ ...NO_FILTER, ...dates }, NOW);
  if (dates.within) expect([since, until]).toEqual([new Date(NOW - 604_800_000).toISOString(), undefined]);
  else expect([since, until]).toEqual([dates.since?.toISOString(), dates.until?.toISOString()]);
});

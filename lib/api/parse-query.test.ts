import { describe, expect, test } from "vitest";
import { COMPARISONS, parseConditions, parseOrder, parseQuery, queryFlag, queryText, queryUuid } from "@/lib/api/parse-query";
import { AppError } from "@/lib/errors";

const fields = { id: queryUuid, url: queryText, disabled: queryFlag };

describe("the query language", () => {
  test.each<[string | undefined, unknown]>([
    [undefined, []],
    ["  ", []],
    ["url=a", [[{ field: "url", operator: "=", value: "a" }]]],
    [
      "url=a&&disabled=true",
      [
        [
          { field: "url", operator: "=", value: "a" },
          { field: "disabled", operator: "=", value: true },
        ],
      ],
    ],
    [
      "url=a||disabled=false&&url=b",
      [
        [{ field: "url", operator: "=", value: "a" }],
        [
          { field: "disabled", operator: "=", value: false },
          { field: "url", operator: "=", value: "b" },
        ],
      ],
    ],
    [
      " url = https://x.test/?a=1&b=2 || url = c ",
      [[{ field: "url", operator: "=", value: "https://x.test/?a=1&b=2" }], [{ field: "url", operator: "=", value: "c" }]],
    ],
    ['url="a && b || c"', [[{ field: "url", operator: "=", value: "a && b || c" }]]],
    ["url=", [[{ field: "url", operator: "=", value: "" }]]],
    ["url=a|b&c", [[{ field: "url", operator: "=", value: "a|b&c" }]]],
  ])("reads %j", (text, groups) => {
    expect(parseQuery(text, fields)).toEqual(groups);
  });

  test.each([
    ["url", /property=value/],
    ["=a", /property=value/],
    ["url=a&&", /property=value/],
    ["||url=a", /property=value/],
    ["constructor=1", /no property "constructor"; use id, url, disabled|no property "constructor" to filter by; use id, url, disabled/],
    ["disabled=yes", /disabled: write true or false/],
    ["id=5", /id: write a uuid/],
    ['url="a', /not closed/],
    ["url~a", /property=value, not "url~a"/],
    ["url!=a", /property=value, not "url!=a"/],
    [Array(51).fill("url=a").join("||"), /at most 50/],
  ])("refuses %j on query.query", (text, message) => {
    const parse = () => parseQuery(text, fields);
    expect(parse).toThrow(AppError);
    expect(parse).toThrow(message);
    expect(parse).toThrow(/^query\.query:/);
  });
});

test("a list may know more comparisons; a value keeps whatever stands behind the first", () => {
  expect(parseQuery("url~a=b && id!=0E0B5A6C-6d5a-4c3b-8a1d-000000000000 || url=a~b!=c", fields, COMPARISONS)).toEqual([
    [
      { field: "url", operator: "~", value: "a=b" },
      { field: "id", operator: "!=", value: "0e0b5a6c-6d5a-4c3b-8a1d-000000000000" },
    ],
    [{ field: "url", operator: "=", value: "a~b!=c" }],
  ]);
  expect(() => parseQuery("url!a", fields, COMPARISONS)).toThrow(/property=value or property!=value or property~value, not "url!a"/);
});

test("conditions on free names are refused under the name of their parameter", () => {
  expect(parseConditions('team = "a || b"', ["="], "query.tags")).toEqual([[{ field: "team", operator: "=", value: "a || b" }]]);
  expect(() => parseConditions("team", ["="], "query.tags")).toThrow(/^query\.tags: Write a condition as property=value/);
});

test("orderBy takes a known property, with - in front for descending", () => {
  expect(parseOrder(undefined, ["created", "url"])).toBeUndefined();
  expect(parseOrder("url", ["created", "url"])).toEqual({ field: "url", descending: false });
  expect(parseOrder("-created", ["created", "url"])).toEqual({ field: "created", descending: true });
  for (const text of ["", "-", "--url", "URL", "url,created"])
    expect(() => parseOrder(text, ["created", "url"]), text).toThrow(/^query\.orderBy:/);
});

import { describe, expect, test } from "vitest";
import { parseOrder, parseQuery, queryFlag, queryText, queryUuid } from "@/lib/api/parse-query";
import { AppError } from "@/lib/errors";

const fields = { id: queryUuid, url: queryText, disabled: queryFlag };

describe("the query language", () => {
  test.each<[string | undefined, unknown]>([
    [undefined, []],
    ["  ", []],
    ["url=a", [[{ field: "url", value: "a" }]]],
    [
      "url=a&&disabled=true",
      [
        [
          { field: "url", value: "a" },
          { field: "disabled", value: true },
        ],
      ],
    ],
    [
      "url=a||disabled=false&&url=b",
      [
        [{ field: "url", value: "a" }],
        [
          { field: "disabled", value: false },
          { field: "url", value: "b" },
        ],
      ],
    ],
    [" url = https://x.test/?a=1&b=2 || url = c ", [[{ field: "url", value: "https://x.test/?a=1&b=2" }], [{ field: "url", value: "c" }]]],
    ['url="a && b || c"', [[{ field: "url", value: "a && b || c" }]]],
    ["url=", [[{ field: "url", value: "" }]]],
    ["url=a|b&c", [[{ field: "url", value: "a|b&c" }]]],
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
    [Array(51).fill("url=a").join("||"), /at most 50/],
  ])("refuses %j on query.query", (text, message) => {
    const parse = () => parseQuery(text, fields);
    expect(parse).toThrow(AppError);
    expect(parse).toThrow(message);
    expect(parse).toThrow(/^query\.query:/);
  });
});

test("orderBy takes a known property, with - in front for descending", () => {
  expect(parseOrder(undefined, ["created", "url"])).toBeUndefined();
  expect(parseOrder("url", ["created", "url"])).toEqual({ field: "url", descending: false });
  expect(parseOrder("-created", ["created", "url"])).toEqual({ field: "created", descending: true });
  for (const text of ["", "-", "--url", "URL", "url,created"])
    expect(() => parseOrder(text, ["created", "url"]), text).toThrow(/^query\.orderBy:/);
});

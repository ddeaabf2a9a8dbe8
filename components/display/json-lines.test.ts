import { describe, expect, it } from "vitest";
import { plainLines, showable } from "@/components/display/code-line";
import { jsonLines, visibleLines } from "@/components/display/json-lines";

const text = (source: string) =>
  jsonLines(source)?.map((line) => "  ".repeat(line.indent) + line.tokens.map((token) => token.text).join(""));

describe("jsonLines", () => {
  it("spreads containers over lines and keeps small ones together", () => {
    expect(text('{"id":"a","tags":{"region":"uk","tier":"gold"},"list":[1,2,[3]],"none":{},"nil":null}')).toEqual([
      "{",
      '  "id": "a",',
      '  "tags": { "region": "uk", "tier": "gold" },',
      '  "list": [',
      "    1,",
      "    2,",
      "    [3]",
      "  ],",
      '  "none": {},',
      '  "nil": null',
      "}",
    ]);
  });

  it("shows numbers and repeated keys as they were written", () => {
    expect(text('{"n":12345678901234567890,"n":1.50e3}')).toEqual(['{ "n": 12345678901234567890, "n": 1.50e3 }']);
  });

  it("is not misled by what stands inside strings", () => {
    expect(text('{"a":"{\\"b\\": [1, 2]}, \\\\"}')).toEqual(['{ "a": "{\\"b\\": [1, 2]}, \\\\" }']);
  });

  it("tells keys, strings, numbers and words apart", () => {
    expect(
      jsonLines('{"k":"s","n":-1,"b":true}')?.[0]
        ?.tokens.map((token) => token.kind)
        .filter((kind) => kind !== "plain"),
    ).toEqual(["key", "string", "key", "number", "key", "keyword"]);
  });

  it("knows where what can be folded ends", () => {
    const lines = jsonLines('{"a":{"b":{"c":[1,2,3,4,5]}}}') ?? [];
    expect(lines[0]?.fold).toEqual({ end: lines.length - 1, members: 1 });
    expect(lines[3]?.fold?.members).toBe(5);
    const visible = visibleLines(lines, new Set([1]));
    expect(visible.map((row) => row.index)).toEqual([0, 1, lines.length - 1]);
    expect(visible[1]?.closing).toBe(lines[lines.length - 2]);
  });

  it("survives deep nesting", () => {
    const deep = "[".repeat(3_000) + "]".repeat(3_000);
    expect(jsonLines(deep)?.length).toBeGreaterThan(3_000);
  });

  it.each(["", "plain", '"only a string"', "{broken", "12"])("refuses %j", (source) => {
    expect(jsonLines(source)).toBeNull();
  });
});

describe("showable", () => {
  it("makes invisible and direction-turning characters visible", () => {
    expect(showable("a\u202eb\u0000c\ufeff\td\u{e0041}")).toBe("a\\u202eb\\u0000c\\ufeff\td\\udb40\\udc41");
  });
  it("cuts what is very long", () => {
    expect(showable("x".repeat(5_000))).toHaveLength(2_001);
  });
});

it("splits plain text at every kind of line end", () => {
  expect(plainLines("a\r\nb\nc").map((line) => line.tokens[0]?.text)).toEqual(["a", "b", "c"]);
});

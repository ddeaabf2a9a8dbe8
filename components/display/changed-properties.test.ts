import { describe, expect, test } from "vitest";
import { changedProperties, isLong } from "@/components/display/changed-properties";

describe("what an audit entry changed", () => {
  test("names only what differs; lists and objects go by their content", () => {
    const before = { url: "https://a.example", eventTypes: ["a", "b"], tags: { k: "v" }, rateLimit: null, disabled: false };
    const after = { url: "https://b.example", eventTypes: ["a", "b"], tags: { k: "v" }, rateLimit: 5, disabled: false };
    expect(changedProperties(before, after)).toEqual([
      { name: "url", before: "https://a.example", after: "https://b.example" },
      { name: "rateLimit", before: null, after: "5" },
    ]);
  });

  test("of something made or removed, every property that has a value", () => {
    const made = { name: "CI", scopes: ["read"], description: null };
    expect(changedProperties(null, made)).toEqual([
      { name: "name", before: null, after: "CI" },
      { name: "scopes", before: null, after: "read" },
    ]);
    expect(changedProperties(made, null).map(({ after }) => after)).toEqual([null, null]);
    expect(changedProperties(null, null)).toEqual([]);
  });

  test("lists and code are long, and read line by line", () => {
    const [types, code, url] = changedProperties({ types: ["a"], code: "x", url: "a" }, { types: ["a", "b"], code: "x\ny", url: "b" });
    expect(types?.after).toBe("a\nb");
    expect([types, code, url].map((change) => change && isLong(change))).toEqual([true, true, false]);
  });
});

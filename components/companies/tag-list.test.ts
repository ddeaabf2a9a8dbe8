import { describe, expect, test } from "vitest";
import { addToTagList, tagList, tagsOf } from "./tag-list";

test("tags are listed by key, and read back", () => {
  const tags = { team: "a:b", region: "uk" };
  expect(tagList(tags)).toEqual(["region:uk", "team:a:b"]);
  expect(tagsOf(tagList(tags))).toEqual(tags);
});

describe("adding", () => {
  test.each([
    ["one", [], " region : uk ", ["region:uk"], "", null],
    ["several", ["a:1"], "b:2; c:3\nd:4", ["a:1", "b:2", "c:3", "d:4"], "", null],
    ["another value of a key, in its place", ["a:1", "b:2"], "a:3", ["a:3", "b:2"], "", null],
    ["up to the first that is none", [], "a:1, b, c:3", ["a:1"], "b,  c:3", "form"],
    ["no empty value", [], "a: ", [], "a:", "form"],
    ["no long key", [], `${"k".repeat(28)}:v`, [], `${"k".repeat(28)}:v`, "key"],
    ["no long value", [], `k:${"v".repeat(101)}`, [], `k:${"v".repeat(101)}`, "value"],
  ])("%s", (_, list, typed, tags, rest, problem) => {
    expect(addToTagList(list, typed)).toEqual({ tags, rest, problem });
  });

  test("no eleventh, but another value for one of ten", () => {
    const ten = Array.from({ length: 10 }, (_, n) => `k${n}:v`);
    expect(addToTagList(ten, "k10:v")).toMatchObject({ tags: ten, rest: "k10:v", problem: "many" });
    expect(addToTagList(ten, "k3:w").tags).toContain("k3:w");
  });
});

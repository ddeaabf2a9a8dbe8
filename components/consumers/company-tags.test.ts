import { describe, expect, it } from "vitest";
import { addTags, tagText } from "@/components/consumers/company-tags";

describe("addTags", () => {
  it("trims round the first colon and keeps later ones", () => {
    expect(addTags([], " region : uk ")).toEqual({ tags: ["region:uk"], rest: "", problem: null });
    expect(addTags([], "path:a:b")).toEqual({ tags: ["path:a:b"], rest: "", problem: null });
  });

  it("takes a pasted list, each tag once", () => {
    expect(addTags(["tier:gold"], "region:uk, tier: gold\nregion:UK;").tags).toEqual(["tier:gold", "region:uk", "region:UK"]);
  });

  it("stops at what is no tag and leaves it to be mended", () => {
    expect(addTags([], "region:uk, oops, tier:gold")).toEqual({ tags: ["region:uk"], rest: "oops,  tier:gold", problem: "form" });
    expect(addTags([], "region:").problem).toBe("form");
    expect(addTags([], `a:${"b".repeat(127)}`).problem).toBe("length");
  });

  it("refuses an eleventh", () => {
    const ten = Array.from({ length: 10 }, (_, n) => `n:${n}`);
    expect(addTags(ten, "n:10")).toEqual({ tags: ten, rest: "n:10", problem: "many" });
  });
});

it("writes a tag as a person does", () => {
  expect(tagText("region:uk")).toBe("region: uk");
  expect(tagText("a:b:c")).toBe("a: b:c");
});

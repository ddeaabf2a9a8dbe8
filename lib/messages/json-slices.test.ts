import { describe, expect, it } from "vitest";
import { elementSlices, memberSlices, rootStart } from "@/lib/messages/json-slices";

const members = (json: string) => {
  const text = Buffer.from(json);
  return Object.fromEntries(
    [...memberSlices(text, rootStart(text))].map(([key, { start, end }]) => [key, text.toString("utf8", start, end)]),
  );
};
const elements = (json: string) => {
  const text = Buffer.from(json);
  return elementSlices(text, rootStart(text)).map(({ start, end }) => text.toString("utf8", start, end));
};

describe("memberSlices", () => {
  it.each<[string, Record<string, string>]>([
    ["{}", {}],
    [' { "a" : 1 } ', { a: "1" }],
    ['{"a":12345678901234567890,"b":[1,{"c":"}"}],"d":null}', { a: "12345678901234567890", b: '[1,{"c":"}"}]', d: "null" }],
    ['{"a":"say \\"hi\\"","b":"back\\\\"}', { a: '"say \\"hi\\""', b: '"back\\\\"' }],
    ['{"é\\u0041":"\\u00e9 é","n":-1.5e+10}', { éA: '"\\u00e9 é"', n: "-1.5e+10" }],
    ['{"a":1,"a":2}', { a: "2" }],
    ['{"a":{},"b":[],"c":"","d":true}', { a: "{}", b: "[]", c: '""', d: "true" }],
    ['\n{\t"a" :\r\n[ 1 , 2 ] ,"b":"x"}', { a: "[ 1 , 2 ]", b: '"x"' }],
  ])("%s", (json, expected) => expect(members(json)).toEqual(expected));
});

describe("the depth of a member", () => {
  it.each<[string, number]>([
    ["1", 0],
    ['"[[{"', 0],
    ["[]", 1],
    ['[1,{"a":[[]]},[2]]', 4],
    ['{"[":"]","{":{"a":"\\"[["}}', 2],
  ])("%s", (json, depth) => {
    const text = Buffer.from(`{"before":[[[[[]]]]],"a":${json},"b":0}`);
    expect(memberSlices(text, 0).get("a")?.depth).toBe(depth);
  });
});

describe("elementSlices", () => {
  it.each<[string, string[]]>([
    ["[]", []],
    ["[ ]", []],
    ["[1, 2 ,3]", ["1", "2", "3"]],
    ['[{"a":[1]},"]",[[]],-0]', ['{"a":[1]}', '"]"', "[[]]", "-0"]],
  ])("%s", (json, expected) => expect(elements(json)).toEqual(expected));

  it("agrees with JSON.parse on random documents", () => {
    let seed = 7;
    const random = (n: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % n;
    };
    const value = (depth: number): unknown => {
      const kind = random(depth > 3 ? 4 : 6);
      if (kind === 0) return random(1_000) - 500;
      if (kind === 1) return ['q"uote', "back\\slash\\", "é😀", "", "{[,]}:"][random(5)];
      if (kind === 2) return [true, false, null][random(3)];
      if (kind === 3) return random(1_000) / 7;
      if (kind === 4) return Array.from({ length: random(5) }, () => value(depth + 1));
      return Object.fromEntries(Array.from({ length: random(5) }, (_, i) => [`k"${i}`, value(depth + 1)]));
    };
    for (let run = 0; run < 300; run++) {
      const document = Array.from({ length: random(6) }, () => value(0));
      const json = JSON.stringify(document, null, random(3));
      expect(elements(json).map((slice) => JSON.parse(slice))).toEqual(document);
    }
  });
});

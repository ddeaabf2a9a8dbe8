import { expect, it } from "vitest";
import { RawJson, stringifyWithRaw } from "@/lib/api/raw-json";

it("puts raw text in as it is, beside ordinary values", () => {
  const raw = '{ "z":12345678901234567890, "u":"\\u00e9 \\"q\\" \\\\" , "$&":1 }';
  expect(stringifyWithRaw({ a: 'say "hi"', payload: new RawJson(raw), list: [new RawJson("1.0"), null] })).toBe(
    `{"a":"say \\"hi\\"","payload":${raw},"list":[1.0,null]}`,
  );
});

it("is JSON.stringify for everything else", () => {
  const value = { text: 'raw-00: "x"', nested: [{ n: 1 }] };
  expect(stringifyWithRaw(value)).toBe(JSON.stringify(value));
});

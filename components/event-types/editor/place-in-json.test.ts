import { expect, it } from "vitest";
import { placeInJson } from "./place-in-json";

const TEXT = `{
  "type": "object",
  "properties": {
    "a.b": { "type": "strin" },
    "a": { "enum": [1, { "b": 2 }] }
  }, "text": "\\"}]{,: \\\\",
  "after": []
}`;

it.each([
  ["the root", "", 1, 1],
  ["a property, by its name", ".type", 2, 3],
  ["one whose name has a dot", ".properties.a.b.type", 4, 14],
  ["an item, written as issues write it", ".properties.a.enum[1].b", 5, 26],
  ["an item, written as JSON pointers do", ".properties.a.enum.1.b", 5, 26],
  ["what is missing: the object that lacks it", ".properties.c", 3, 17],
  ["more than there is: the last that is there", ".type.deeper", 2, 3],
  ["what stands behind a text with signs in it", ".after", 7, 3],
])("finds %s", (_, path, line, column) => {
  expect(placeInJson(TEXT, path)).toEqual({ line, column });
});

it("finds nothing where there is no JSON", () => {
  for (const text of ["", "{", '{ "a": }']) expect(placeInJson(text, ".a")).toBeNull();
});

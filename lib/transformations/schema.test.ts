import { expect, test } from "vitest";
import { readCodeFault, writeCodeFault } from "@/lib/transformations/schema";

test.each([
  { message: "unexpected token: ';'", line: 3, column: 7 },
  { message: "a message\nof two lines", line: 3, column: null },
  { message: "no handler", line: null, column: null },
])("a fault is read as it was written: %o", (fault) => {
  expect(readCodeFault(writeCodeFault(fault))).toEqual(fault);
});

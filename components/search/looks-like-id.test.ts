import { expect, test } from "vitest";
import { looksLikeId } from "@/components/search/looks-like-id";

test.each([
  ["msg_01KA3T4E8Z0XWV5HNRM27BQC", true],
  ["0498e921-9b53-4396-a412-4f2f5983b0a2", true],
  ["push-88213", true],
  ["order_1", true],
  ["ledger", false],
  ["add endpoint 2", false],
  ["a-1", false],
  ["x1".repeat(65), false],
])("%s: %s", (text, is) => {
  expect(looksLikeId(text)).toBe(is);
});

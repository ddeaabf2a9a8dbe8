import { expect, test } from "vitest";
import { countAttempts, withNewest } from "@/components/messages/newest-attempts";
import type { AttemptAnswer, DeliveryAnswer } from "@/lib/delivery-log/schema";

const attempt = (id: string) => ({ id }) as AttemptAnswer;
const ids = ({ pages }: { pages: { results: AttemptAnswer[] }[] }) => pages.map(({ results }) => results.map(({ id }) => id).join(""));

test("new attempts take their place, and known ones stay as they are", () => {
  const known = {
    pages: [
      { results: [attempt("f"), attempt("d")], nextCursor: "d" },
      { results: [attempt("b")], nextCursor: null },
    ],
    pageParams: [null, "d"],
  };
  // "e" began before "f" and ended after it.
  const now = withNewest(known, [attempt("g"), attempt("f"), attempt("e"), attempt("d"), attempt("b")]);
  expect(ids(now)).toEqual(["gfed", "b"]);
  expect(now.pages[0]?.nextCursor).toBe("d");
  expect(withNewest(now, [attempt("g")])).toBe(now);
});

test("attempts are counted over all deliveries", () => {
  expect(countAttempts([{ attemptCount: 2 }, { attemptCount: 0 }, { attemptCount: 8 }] as DeliveryAnswer[])).toBe(10);
});

import { expect, it } from "vitest";
import { isOneLine, isVisible } from "@/lib/one-line";

it.each(["Toft stores", "Øre & Søn", "شرکت می‌خواهم", "👩‍👩‍👧", "כל־בו", "<b>&amp;</b>"])("takes %j", (name) => {
  expect(isOneLine(name) && isVisible(name)).toBe(true);
});

it.each(["a\nb", "a\u0000", "a\u007f", "a\u2028b", "a\u202egnp.exe", "a\u2066b"])(
  "refuses %j, which is not one line as it reads",
  (name) => {
    expect(isOneLine(name)).toBe(false);
  },
);

it.each(["\u200b", "\u2060\u200d", " \u00a0", "\ufeff", "\u3164"])("sees nothing in %j", (name) => {
  expect(isVisible(name)).toBe(false);
});

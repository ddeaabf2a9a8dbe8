import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LinearPattern } from "@/lib/event-types/linear-pattern";

const found = (pattern: string, text: string) => new LinearPattern(pattern).test(text);

/** Patterns of everything that is possible, nested. */
const { pattern } = fc.letrec<{ pattern: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom("a", "b", "-", ".", "^", "$", "[ab]", "[^a]", "[a-c\\]]", "\\d", "\\w", "\\.", "\\u0061", "é", "\\p{L}", "😀", ""),
    tie("pattern").map((inner) => `(${inner})`),
    tie("pattern").map((inner) => `(?:${inner})`),
  ),
  pattern: fc
    .array(fc.tuple(tie("atom"), fc.constantFrom("", "", "", "*", "+", "?", "{2}", "{1,}", "{0,2}", "+?", "|")), { maxLength: 4 })
    .map((parts) => parts.map(([atom, sign]) => (sign === "|" ? `${atom}|` : /^(\^|\$|)$/.test(atom) ? atom : `${atom}${sign}`)).join("")),
}));

describe("a linear pattern", () => {
  it("finds what RegExp finds", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "c", "-", "]", ".", "1", "é", "😀", "\n"), { maxLength: 8 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(pattern, text, (source, value) => {
        expect(found(source, value)).toBe(new RegExp(source, "u").test(value));
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ["^[A-Z]{3}-\\d{4,}$", "ABC-12345", true],
    ["^[A-Z]{3}-\\d{4,}$", "ABC-123", false],
    ["^[a-z0-9]+(-[a-z0-9]+)*$", "one-2-three", true],
    ["^(GBP|EUR|USD)$", "GBPEUR", false],
    ["^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$", "a@b.example", true],
    ["colou?r", "the color of it", true],
    ["^\\u{1F600}$", "😀", true],
  ])("%s in %s: %s", (source, value, expected) => {
    expect(found(source, value)).toBe(expected);
  });

  it("takes time in proportion to the text, with patterns that take RegExp for ever", () => {
    const text = `${"a".repeat(20_000)}!`;
    for (const source of ["^(a+)+$", "^(a|a)*$", "^a*a*a*a*a*$", "(a*)*b", "^(a?){30}a{30}$"]) expect(found(source, text)).toBe(false);
  });

  it.each([
    ["(?=a)b", "(?"],
    ["(?<!a)b", "(?"],
    ["(a)\\1", "\\1"],
    ["\\bword\\b", "\\b"],
    ["(?<n>a)\\k<n>", "(?"],
    ["a{1000}", "too large"],
    ["((a{20}){20}){20}", "too large"],
    ["a{0,4000000000}", "too large"],
    ["(", "Unterminated group"],
    ["[b-a]", "Range out of order"],
  ])("refuses %s", (source, reason) => {
    expect(() => new LinearPattern(source)).toThrow(SyntaxError);
    expect(() => new LinearPattern(source)).toThrow(reason);
  });
});

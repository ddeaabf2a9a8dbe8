import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LinearPattern } from "@/lib/event-types/linear-pattern";

const found = (pattern: string, text: string) => new LinearPattern(pattern).test(text);

/** Patterns of everything that is possible, nested. */
const { pattern } = fc.letrec<{ pattern: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...["a", "b", "-", ".", "^", "$", "[ab]", "[^a]", "[a-c\\]]", "\\d", "\\w", "\\.", "\\u0061", "é", "\\p{L}", "😀", ""]),
    fc.constantFrom(
      ...["\\s", "\\S", "\\D", "\\W", "\\P{Lu}", "\\p{Script=Greek}", "\\b", "\\B", "[]", "[^]", "[\\s\\d-]", "[^\\S\\u2028]"],
    ),
    fc.constantFrom(
      ...[
        "\\uD83D\\uDE00",
        "[\\uD83D\\uDE00]",
        "\\u{1f600}",
        "[\\uD800-\\uDFFF]",
        "[\\b\\0\\cJ]",
        "\\t",
        "\\/",
        "/",
        "[--a]",
        "[\\p{L}_]",
        "\\x4b",
      ],
    ),
    tie("pattern").map((inner) => `(${inner})`),
    tie("pattern").map((inner) => `(?:${inner})`),
  ),
  pattern: fc
    .array(fc.tuple(tie("atom"), fc.constantFrom("", "", "", "*", "+", "?", "{2}", "{01}", "{1,}", "{0,2}", "+?", "|")), { maxLength: 4 })
    .map((parts) =>
      parts.map(([atom, sign]) => (sign === "|" ? `${atom}|` : /^(\^|\$|\\b|\\B|)$/i.test(atom) ? atom : `${atom}${sign}`)).join(""),
    ),
}));

describe("a linear pattern", () => {
  it("finds what RegExp finds", () => {
    const text = fc
      .array(fc.constantFrom(..."abc-].1é😀\n\r\t\b\0/_Kα\u2028\u00a0\ufeff\u212a\u017f", "\ud83d", "\ude00"), { maxLength: 8 })
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
    ["^\\uD83D\\uDE00$", "😀", true],
    ["\\bword\\b", "a word here", true],
    ["\\bword\\b", "swords", false],
    ["^(?<year>\\d{4})$", "2026", true],
    ["a.b", "a\u2028b", false],
    ["^\\s$", "\u00a0", true],
    ["a$", "a\n", false],
    ["k", "\u212a", false],
    ["^\\p{Uppercase_Letter}+$", "ÀÉ", true],
  ])("%s in %s: %s", (source, value, expected) => {
    expect(found(source, value)).toBe(expected);
  });

  it("knows every character's properties as RegExp does", () => {
    const characters = Array.from({ length: 0x20000 }, (_, codePoint) => String.fromCodePoint(codePoint));
    for (const source of ["^\\s$", "^.$", "^\\w$", "^\\p{L}$", "^\\P{Emoji}$", "^[^\\p{Sc}]$"]) {
      const [ours, native] = [new LinearPattern(source), new RegExp(source, "u")];
      expect(characters.filter((character) => ours.test(character) !== native.test(character))).toEqual([]);
    }
  });

  it("takes time in proportion to the text, with patterns that take RegExp for ever", () => {
    const text = `${"a".repeat(20_000)}!`;
    for (const source of ["^(a+)+$", "^(a|a)*$", "^a*a*a*a*a*$", "(a*)*b", "^(a?){30}a{30}$"]) expect(found(source, text)).toBe(false);
  });

  it("takes no more where the ways through the pattern are too many to remember", () => {
    let seed = 7;
    const letter = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed < 2 ** 30 ? "a" : "b";
    };
    const text = `${Array.from({ length: 40_000 }, letter).join("")}!x`;
    for (const source of ["(?:a|b)*a(?:a|b){450}[xy]$", "a[ab]{200}(?:x|b[ab]{200}y)"]) expect(found(source, text)).toBe(false);
  });

  it.each([
    ["(?=a)b", "(?"],
    ["(?<!a)b", "(?"],
    ["(a)\\1", "\\1"],
    ["(?<n>a)\\k<n>", "\\k"],
    ["(?i:a)", "(?"],
    ["\\uD83D", "half"],
    ["[\\uDE00]", "half"],
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

import { expect, test } from "vitest";
import { highlightCode } from "@/components/display/highlight-code";

const JAVASCRIPT = { comment: "//", keywords: "const await" } as const;
const SHELL = { comment: "#", keywords: "case esac" } as const;

test.each([
  [
    JAVASCRIPT,
    'const a = await go("x // y"); // done',
    [
      ["keyword", "const"],
      ["plain", " a = "],
      ["keyword", "await"],
      ["plain", " "],
      ["function", "go"],
      ["plain", "("],
      ["string", '"x // y"'],
      ["plain", "); "],
      ["comment", "// done"],
    ],
  ],
  [
    SHELL,
    "case secret#whsec_ 200 # why",
    [
      ["keyword", "case"],
      ["plain", " secret#whsec_ "],
      ["number", "200"],
      ["plain", " "],
      ["comment", "# why"],
    ],
  ],
])("%j colours %j", (syntax, line, tokens) => {
  expect(highlightCode(line, syntax)[0]?.tokens.map(({ kind, text }) => [kind, text])).toEqual(tokens);
});

test("loses nothing, whatever the language", () => {
  const code = "import x from 'y'\n\n  if (a) { return `b` } # c";
  for (const syntax of [JAVASCRIPT, SHELL]) {
    const lines = highlightCode(code, syntax);
    expect(lines.map((line) => line.tokens.map(({ text }) => text).join("")).join("\n")).toBe(code);
  }
});

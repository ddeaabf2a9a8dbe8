import type { CodeLine, CodeToken, CodeTokenKind } from "@/components/display/code-line";

/** What a language's words look like, as far as a short example needs it. */
export interface Syntax {
  /** What begins a comment that goes on to the end of the line. */
  comment: "//" | "#";
  /** Separated by spaces. */
  keywords: string;
}

function lexemeOf({ comment, keywords }: Syntax): RegExp {
  // `#` within a word is no comment in any of our languages: a shell cuts a prefix off with it.
  const comments = comment === "#" ? "(?<=^|\\s)#.*" : "\\/\\/.*";
  return new RegExp(
    `(?<comment>${comments})|(?<string>"[^"]*"|'[^']*'|\`[^\`]*\`)|(?<keyword>\\b(?:${keywords.split(" ").join("|")})\\b)` +
      "|(?<function>\\b[A-Za-z_]\\w*(?=\\())|(?<number>\\b\\d+\\b)",
    "g",
  );
}

function tokensOf(line: string, lexeme: RegExp): CodeToken[] {
  const tokens: CodeToken[] = [];
  let from = 0;
  for (const match of line.matchAll(lexeme)) {
    if (match.index > from) tokens.push({ kind: "plain", text: line.slice(from, match.index) });
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0] as CodeTokenKind;
    tokens.push({ kind, text: match[0] });
    from = match.index + match[0].length;
  }
  if (from < line.length) tokens.push({ kind: "plain", text: line.slice(from) });
  return tokens;
}

/** Colours a short example of our own; no parser, so not for other people's code. */
export function highlightCode(code: string, syntax: Syntax): CodeLine[] {
  const lexeme = lexemeOf(syntax);
  return code.split("\n").map((line) => ({ indent: 0, tokens: tokensOf(line, lexeme) }));
}

import type { CodeLine, CodeToken, CodeTokenKind } from "@/components/display/code-line";

const LEXEME =
  /(?<comment>\/\/.*)|(?<string>"[^"]*"|'[^']*'|`[^`]*`)|(?<keyword>\b(?:import|from|const|new|return|await|async|try|catch|throw|if|else|export)\b)|(?<function>\b[A-Za-z_]\w*(?=\())|(?<number>\b\d+\b)/g;

function tokensOf(line: string): CodeToken[] {
  const tokens: CodeToken[] = [];
  let from = 0;
  for (const match of line.matchAll(LEXEME)) {
    if (match.index > from) tokens.push({ kind: "plain", text: line.slice(from, match.index) });
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0] as CodeTokenKind;
    tokens.push({ kind, text: match[0] });
    from = match.index + match[0].length;
  }
  if (from < line.length) tokens.push({ kind: "plain", text: line.slice(from) });
  return tokens;
}

/** Colours a short JavaScript example of our own; no parser, so not for other people's code. */
export function highlightJavascript(code: string): CodeLine[] {
  return code.split("\n").map((line) => ({ indent: 0, tokens: tokensOf(line) }));
}

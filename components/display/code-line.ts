export type CodeTokenKind = "plain" | "key" | "string" | "number" | "keyword" | "function" | "comment";

export interface CodeToken {
  kind: CodeTokenKind;
  text: string;
}

/** A line of code as it is shown. Text is only ever text: nothing in it is interpreted. */
export interface CodeLine {
  indent: number;
  tokens: CodeToken[];
  /** Present on a line that opens what can be folded. */
  fold?: { /** Index of the closing line. */ end: number /** Members inside. */; members: number };
}

const LONGEST_TOKEN = 2_000;

/** Characters that would be drawn as nothing, or turn the direction of what follows them: controls but for the tab, and formats. */
const INVISIBLE = /(?!\t)[\p{Cc}\p{Cf}\u2028\u2029]/gu;

function escaped(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

/** Writes invisible characters as escapes and cuts very long text, which would freeze the page; copies and downloads have it whole. */
export function showable(text: string): string {
  const cut = text.length > LONGEST_TOKEN ? `${text.slice(0, LONGEST_TOKEN)}…` : text;
  return cut.replace(INVISIBLE, escaped);
}

/** Text that is no JSON, a line each. */
export function plainLines(text: string): CodeLine[] {
  return text.split(/\r\n|\n|\r/).map((line) => ({ indent: 0, tokens: [{ kind: "plain", text: showable(line) }] }));
}

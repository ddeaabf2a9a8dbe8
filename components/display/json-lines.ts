import { type CodeLine, type CodeToken, type CodeTokenKind, showable } from "@/components/display/code-line";

const LEXEME = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]/g;
/** A container of scalars that is no longer than this is written on one line. */
const INLINE_WIDTH = 56;
const INLINE_MEMBERS = 4;
const CLOSING: Record<string, string> = { "{": "}", "[": "]" };

function kindOf(lexeme: string, isKey: boolean): CodeTokenKind {
  if (lexeme.startsWith('"')) return isKey ? "key" : "string";
  if (/^[-\d]/.test(lexeme)) return "number";
  return /^[tfn]/.test(lexeme) ? "keyword" : "plain";
}

/** The lexemes of a small container of scalars that begins at `from`, its brackets included; null where it must be spread over lines. */
function inlineContainer(lexemes: string[], from: number): string[] | null {
  let width = 0;
  let members = 1;
  for (let at = from + 1; at < lexemes.length; at++) {
    const lexeme = lexemes[at] as string;
    if (lexeme === "{" || lexeme === "[") return null;
    if (lexeme === "}" || lexeme === "]") return lexemes.slice(from, at + 1);
    if (lexeme === ",") members++;
    width += lexeme.length + 1;
    if (width > INLINE_WIDTH || members > INLINE_MEMBERS) return null;
  }
  return null;
}

class Writer {
  readonly lines: CodeLine[] = [];
  private line: CodeToken[] = [];
  private readonly open: { line: number; members: number }[] = [];

  constructor(private readonly lexemes: string[]) {}

  write(): CodeLine[] {
    for (let at = 0; at < this.lexemes.length; at++) at = this.take(at);
    if (this.line.length > 0) this.endLine();
    return this.lines;
  }

  /** @returns index of the last lexeme used */
  private take(at: number): number {
    const lexeme = this.lexemes[at] as string;
    if (lexeme in CLOSING) return this.openContainer(at);
    if (lexeme === "}" || lexeme === "]") return this.closeContainer(at);
    if (lexeme === ",") {
      this.push("plain", ",");
      const parent = this.open.at(-1);
      if (parent) parent.members++;
      this.endLine();
    } else if (lexeme === ":") this.push("plain", ": ");
    else this.push(kindOf(lexeme, this.lexemes[at + 1] === ":"), lexeme);
    return at;
  }

  private openContainer(at: number): number {
    const inline = inlineContainer(this.lexemes, at);
    if (inline) {
      this.pushInline(inline);
      return at + inline.length - 1;
    }
    this.push("plain", this.lexemes[at] as string);
    this.endLine();
    this.open.push({ line: this.lines.length - 1, members: 1 });
    return at;
  }

  private closeContainer(at: number): number {
    if (this.line.length > 0) this.endLine();
    const opened = this.open.pop();
    const opening = opened && this.lines[opened.line];
    if (opening) opening.fold = { end: this.lines.length, members: opened.members };
    this.push("plain", this.lexemes[at] as string);
    return at;
  }

  private pushInline(lexemes: string[]): void {
    if (lexemes.length === 2) {
      this.push("plain", lexemes.join(""));
      return;
    }
    const brace = lexemes[0] === "{" ? " " : "";
    lexemes.forEach((lexeme, place) => {
      if (place === 0) this.push("plain", lexeme + brace);
      else if (place === lexemes.length - 1) this.push("plain", brace + lexeme);
      else if (lexeme === "," || lexeme === ":") this.push("plain", `${lexeme} `);
      else this.push(kindOf(lexeme, lexemes[place + 1] === ":"), lexeme);
    });
  }

  private push(kind: CodeTokenKind, text: string): void {
    this.line.push({ kind, text: showable(text) });
  }

  private endLine(): void {
    this.lines.push({ indent: this.open.length, tokens: this.line });
    this.line = [];
  }
}

/**
 * Lays JSON out over lines. It works on the text, not on parsed values, so that big numbers, key order and repeated keys are shown as they are.
 * @returns null where the text is no JSON object or array
 */
export function jsonLines(text: string): CodeLine[] | null {
  if (!/^\s*[{[]/.test(text)) return null;
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  return new Writer(text.match(LEXEME) ?? []).write();
}

/** The lines to show when those at `folded` are closed; each with its index among all lines. */
export function visibleLines(
  lines: readonly CodeLine[],
  folded: ReadonlySet<number>,
): { line: CodeLine; index: number; closing: CodeLine | null }[] {
  const visible: ReturnType<typeof visibleLines> = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as CodeLine;
    const closed = line.fold && folded.has(index);
    visible.push({ line, index, closing: closed ? (lines[line.fold?.end ?? index] ?? null) : null });
    if (closed && line.fold) index = line.fold.end;
  }
  return visible;
}

import { RE2JS } from "re2js";
import { toRe2 } from "@/lib/event-types/re2-syntax";

/** Patterns with more instructions than this are refused: each may cost its place at every character. */
const MAX_INSTRUCTIONS = 1_000;

function compile(source: string): RE2JS {
  const translated = toRe2(source);
  let compiled: RE2JS | undefined;
  let cause: unknown;
  try {
    compiled = RE2JS.compile(translated);
  } catch (error) {
    // What is wrong or not possible was refused before: what is left are RE2's limits.
    cause = error;
  }
  if (compiled && compiled.programSize() <= MAX_INSTRUCTIONS) return compiled;
  throw new SyntaxError("it is too large: repeat fewer times", { cause });
}

/**
 * A regular expression whose cost grows with the text's length and no faster, whatever the pattern: RE2 follows all ways through
 * the pattern at once instead of trying one after the other. Back references and looking around are not possible that way.
 */
export class LinearPattern {
  private readonly compiled: RE2JS;

  /** @throws SyntaxError which says why */
  constructor(private readonly source: string) {
    this.compiled = compile(source);
  }

  /** Whether the pattern is found anywhere in the text, as with RegExp. */
  test(text: string): boolean {
    return this.compiled.test(text);
  }

  /** Different for different patterns: validators tell them apart by it. */
  toString(): string {
    return `/${this.source}/linear`;
  }
}

/** Patterns with more states than this are refused: each costs its place at every character. */
const MAX_STATES = 500;
const TOO_LARGE = "it is too large: repeat fewer times";

/** A state of the automaton: a character leads on, or it leads on without one. */
type State = { test: (character: string) => boolean; next: number } | { when?: "start" | "end"; next: number[] } | { found: true };

/** Puts a part of the pattern before a state; answers the part's own first state. */
type Part = (next: number) => number;

class Builder {
  readonly states: State[] = [{ found: true }];

  add(state: State): number {
    if (this.states.length >= MAX_STATES) throw new SyntaxError(TOO_LARGE);
    return this.states.push(state) - 1;
  }

  one =
    (test: (character: string) => boolean): Part =>
    (next) =>
      this.add({ test, next });
  only =
    (when: "start" | "end"): Part =>
    (next) =>
      this.add({ when, next: [next] });
  sequence =
    (parts: Part[]): Part =>
    (next) =>
      parts.reduceRight((following, part) => part(following), next);
  either =
    (parts: Part[]): Part =>
    (next) =>
      this.add({ next: parts.map((part) => part(next)) });

  /** @param max undefined for no end */
  repeat(part: Part, min: number, max: number | undefined): Part {
    if (Math.max(min, max ?? 0) > MAX_STATES) throw new SyntaxError(TOO_LARGE);
    const optional =
      (inner: Part): Part =>
      (next) =>
        this.add({ next: [inner(next), next] });
    const star: Part = (next) => {
      const loop = { next: [next] };
      const place = this.add(loop);
      loop.next.push(part(place));
      return place;
    };
    const rest =
      max === undefined
        ? star
        : Array.from({ length: max - min }, () => part).reduce<Part>(
            (tail, one) => optional(this.sequence([one, tail])),
            (next) => next,
          );
    return this.sequence([...Array.from({ length: min }, () => part), rest]);
  }
}

const CLASS = /\[(?:\\.|[^\]\\])*\]/suy;
const ESCAPE = /\\(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pP]\{[^}]*\}|c[a-zA-Z]|.)/suy;
const QUANTIFIER = /(?:([*+?])|\{(\d+)(,(\d*))?\})\??/uy;

/** Reads a pattern that the runtime's own RegExp has accepted, so it need not look for mistakes of spelling. */
class Reader {
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly builder: Builder,
  ) {}

  read(): Part {
    const parts = [this.sequence()];
    while (this.take("|")) parts.push(this.sequence());
    return parts.length === 1 ? (parts[0] as Part) : this.builder.either(parts);
  }

  private sequence(): Part {
    const parts: Part[] = [];
    while (this.at < this.source.length && !"|)".includes(this.source[this.at] as string)) parts.push(this.quantified());
    return this.builder.sequence(parts);
  }

  private quantified(): Part {
    const part = this.atom();
    const [, sign, low, range, high] = this.match(QUANTIFIER) ?? [];
    if (sign) return this.builder.repeat(part, sign === "+" ? 1 : 0, sign === "?" ? 1 : undefined);
    if (low === undefined) return part;
    const max = range === undefined ? Number(low) : high === "" ? undefined : Number(high);
    return this.builder.repeat(part, Number(low), max);
  }

  private atom(): Part {
    if (this.take("^")) return this.builder.only("start");
    if (this.take("$")) return this.builder.only("end");
    if (this.take("(")) return this.group();
    const escaped = this.match(ESCAPE)?.[0];
    if (escaped && /^\\[bBk1-9]/.test(escaped)) throw new SyntaxError(`${escaped} is not possible here`);
    const one = escaped ?? this.match(CLASS)?.[0] ?? String.fromCodePoint(this.source.codePointAt(this.at) as number);
    if (!escaped && !one.startsWith("[")) this.at += one.length;
    const native = new RegExp(`^(?:${one})$`, "u");
    return this.builder.one((character) => native.test(character));
  }

  private group(): Part {
    if (this.take("?") && !this.take(":")) throw new SyntaxError("groups that begin with (? are not possible here, but for (?:");
    const part = this.read();
    this.take(")");
    return part;
  }

  private take(character: string): boolean {
    const found = this.source[this.at] === character;
    if (found) this.at++;
    return found;
  }

  private match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    const found = expression.exec(this.source);
    if (found) this.at = expression.lastIndex;
    return found;
  }
}

/**
 * A regular expression whose cost grows with the text's length and no faster, whatever the pattern: it follows all ways through
 * the pattern at once instead of trying one after the other. Back references, looking around and \b are not possible that way.
 */
export class LinearPattern {
  private readonly states: State[];
  private readonly first: number;

  /** @throws SyntaxError which says why */
  constructor(private readonly source: string) {
    new RegExp(source, "u");
    const builder = new Builder();
    this.first = new Reader(source, builder).read()(0);
    this.states = builder.states;
  }

  /** Whether the pattern is found anywhere in the text, as with RegExp. */
  test(text: string): boolean {
    const characters = [...text];
    let current = new Set<number>();
    for (let at = 0; ; at++) {
      const place = { start: at === 0, end: at === characters.length };
      if (this.follow(current, this.first, place)) return true;
      const character = characters[at];
      if (character === undefined) return false;
      const following = new Set<number>();
      const next = { start: false, end: at + 1 === characters.length };
      for (const index of current) {
        const state = this.states[index];
        if (state && "test" in state && state.test(character) && this.follow(following, state.next, next)) return true;
      }
      current = following;
    }
  }

  /** Adds a state and all that it leads to without a character. @returns whether the pattern is found with it */
  private follow(reached: Set<number>, from: number, place: { start: boolean; end: boolean }): boolean {
    const waiting = [from];
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      if (reached.has(index)) continue;
      reached.add(index);
      const state = this.states[index] as State;
      if ("found" in state) return true;
      if (!("test" in state) && (state.when === undefined || place[state.when])) waiting.push(...state.next);
    }
    return false;
  }

  /** Different for different patterns: validators tell them apart by it. */
  toString(): string {
    return `/${this.source}/linear`;
  }
}

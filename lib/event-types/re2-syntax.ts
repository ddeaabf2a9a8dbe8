const TOO_LARGE = "it is too large: repeat fewer times";
/** RE2 takes twice as many, which are not worth the time to compile them. */
const MAX_REPEATS = 500;

const ESCAPE =
  "\\\\(?:u\\{[0-9a-fA-F]+\\}|u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pP]\\{[^}]*\\}|c[a-zA-Z]|.)";
const CLASS = "\\[(?:\\\\.|[^\\]\\\\])*\\]";
const GROUP = "\\((?:\\?:|\\?<(?![=!])[^>]*>|\\?)?";
const REPEAT = "\\{\\d+(?:,\\d*)?\\}";
const TOKEN = new RegExp(`${ESCAPE}|${CLASS}|${GROUP}|${REPEAT}|.`, "gsu");
const CLASS_ITEM = new RegExp(`${ESCAPE}|.`, "gsu");

const CONTROLS: Record<string, number> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };
/** What ECMAScript's dot leaves out; RE2's leaves out the first alone. */
const DOT = "[^\\n\\r\\x{2028}\\x{2029}]";

const hex = (codePoint: number) => `\\x{${codePoint.toString(16)}}`;
const range = (low: number, high: number) => (low === high ? hex(low) : `${hex(low)}-${hex(high)}`);

const SURROGATES = [0xd800, 0xdfff] as const;
const LAST = 0x10ffff;

/** Characters one after the other. */
function textOf(from: number, to: number): string {
  const units = new Uint16Array((to - from + 1) * (from > 0xffff ? 2 : 1));
  let at = 0;
  for (let codePoint = from; codePoint <= to; codePoint++) {
    if (codePoint > 0xffff) units[at++] = 0xd7c0 + (codePoint >> 10);
    units[at++] = codePoint > 0xffff ? 0xdc00 + (codePoint & 0x3ff) : codePoint;
  }
  return new TextDecoder("utf-16le", { ignoreBOM: true }).decode(units);
}

function rangesWithin(runs: RegExp, from: number, to: number): string {
  const units = from > 0xffff ? 2 : 1;
  const found = textOf(from, to).match(runs) ?? [];
  return found.map((run) => range(Number(run.codePointAt(0)), Number(run.codePointAt(run.length - units)))).join("");
}

// There are as many as Unicode has properties.
const known = new Map<string, string>();

/** The characters of `\s` or `\p{…}` by the runtime's own RegExp: RE2's `\s` is of ASCII, and its Unicode is of another year. */
function rangesOf(set: string): string {
  const before = known.get(set);
  if (before !== undefined) return before;
  const runs = new RegExp(`${set}+`, "gu");
  // Surrogates can't stand side by side in a text without being pairs, and have all properties in common.
  const halves = "\ud800".match(runs) ? range(...SURROGATES) : "";
  const ranges =
    rangesWithin(runs, 0, SURROGATES[0] - 1) + halves + rangesWithin(runs, SURROGATES[1] + 1, 0xffff) + rangesWithin(runs, 0x10000, LAST);
  known.set(set, ranges);
  return ranges;
}

/** The one character that an escape stands for, or a character for itself. */
function codePointOf(item: string): number {
  if (!item.startsWith("\\")) return Number(item.codePointAt(0));
  const [, digits, more] = /^\\[ux]\{?([0-9a-fA-F]+)\}?(?:\\u([0-9a-fA-F]+))?$/.exec(item) ?? [];
  if (digits && more) return Number(String.fromCharCode(Number.parseInt(digits, 16), Number.parseInt(more, 16)).codePointAt(0));
  if (digits) return Number.parseInt(digits, 16);
  const letter = item.slice(1);
  if (letter.length === 2) return letter.charCodeAt(1) % 32;
  return CONTROLS[letter] ?? Number(letter.codePointAt(0));
}

/** RE2 looks for literals by UTF-16, where half a character is found within a whole one. */
function refuseHalf(codePoint: number): number {
  if (codePoint >= SURROGATES[0] && codePoint <= SURROGATES[1]) throw new SyntaxError("half of a surrogate pair is not possible here");
  return codePoint;
}

function literal(codePoint: number): string {
  const character = String.fromCodePoint(refuseHalf(codePoint));
  return /^[0-9A-Za-z]$/.test(character) ? character : hex(codePoint);
}

/** What a set of characters has to be called within brackets; undefined for a single character. */
function setWithin(item: string): string | undefined {
  if (/^\\[dDwW]$/.test(item)) return item;
  return /^\\[sSpP]/.test(item) ? rangesOf(item) : undefined;
}

function classOf(token: string): string {
  const negated = token.startsWith("[^");
  const items = token.slice(negated ? 2 : 1, -1).match(CLASS_ITEM) ?? [];
  const point = (item: string) => (item === "\\b" ? 8 : codePointOf(item));
  let inner = "";
  for (let at = 0; at < items.length; at++) {
    const [item = "", dash, end] = items.slice(at, at + 3);
    const set = setWithin(item);
    const isRange = set === undefined && dash === "-" && end !== undefined;
    if (isRange) at += 2;
    const [low, high] = [point(item), point(isRange ? end : item)];
    inner += set ?? range(low === high ? refuseHalf(low) : low, high);
  }
  if (inner === "") return negated ? `[${range(0, LAST)}]` : `[^${range(0, LAST)}]`;
  return `[${negated ? "^" : ""}${inner}]`;
}

/** Without leading zeros, which RE2 takes for text. */
function repeatOf(token: string): string {
  return token.replaceAll(/\d+/g, (digits) => {
    if (Number(digits) > MAX_REPEATS) throw new SyntaxError(TOO_LARGE);
    return String(Number(digits));
  });
}

function escapeOf(token: string): string {
  if (/^\\[1-9k]/.test(token)) throw new SyntaxError(`${token} is not possible here`);
  if (/^\\[bBdDwW]$/.test(token)) return token;
  return /^\\[sSpP]/.test(token) ? `[${rangesOf(token)}]` : literal(codePointOf(token));
}

function groupOf(token: string): string {
  if (token === "(?") throw new SyntaxError("groups that begin with (? are not possible here, but for (?: and names");
  return "(?:";
}

function translate(token: string): string {
  if (token.startsWith("\\")) return escapeOf(token);
  if (token.startsWith("[")) return classOf(token);
  if (token.startsWith("(")) return groupOf(token);
  if (token.startsWith("{")) return repeatOf(token);
  if (token === "^") return "\\A";
  if (token === "$") return "\\z";
  if (token === ".") return DOT;
  return /^[)|*+?]$/.test(token) ? token : literal(codePointOf(token));
}

/**
 * Says in RE2's language what a pattern means in ECMAScript's, where it is read by code points (`u`) and has no other flags.
 * @throws SyntaxError that says what is wrong with the pattern, or not possible
 */
export function toRe2(source: string): string {
  new RegExp(source, "u");
  return source.replaceAll(TOKEN, translate);
}

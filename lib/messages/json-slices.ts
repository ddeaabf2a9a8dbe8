/** Where a value stands in the text: from its first byte to behind its last. */
export interface Slice {
  start: number;
  end: number;
  /** How many objects and arrays stand in each other at most; 0 for a value that is neither. */
  depth: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN = new Set([0x7b, 0x5b]);
const CLOSE = new Set([0x7d, 0x5d]);
const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);

// Everything here walks text that JSON.parse has already accepted, so it checks nothing. It exists because a payload must
// travel as the publisher's own bytes (big integers, key order, escapes), and Node 20 has no JSON.rawJSON.

function skipSpace(text: Buffer, from: number): number {
  let at = from;
  while (SPACE.has(text[at] as number)) at++;
  return at;
}

/** @param from at the opening quote; @returns behind the closing one */
function skipString(text: Buffer, from: number): number {
  let at = from + 1;
  for (;;) {
    at = text.indexOf(QUOTE, at);
    let escapes = 0;
    while (text[at - 1 - escapes] === BACKSLASH) escapes++;
    at++;
    if (escapes % 2 === 0) return at;
  }
}

/** @returns the value that begins at `from` */
function sliceAt(text: Buffer, from: number): Slice {
  if (text[from] === QUOTE) return { start: from, end: skipString(text, from), depth: 0 };
  let at = from;
  let depth = 0;
  let deepest = 0;
  while (at < text.length) {
    const byte = text[at] as number;
    if (byte === QUOTE) {
      at = skipString(text, at);
      continue;
    }
    if (OPEN.has(byte)) {
      depth++;
      if (depth > deepest) deepest = depth;
    } else if (CLOSE.has(byte) && depth-- <= 1) return { start: from, end: depth < 0 ? at : at + 1, depth: deepest };
    else if (depth === 0 && (byte === COMMA || SPACE.has(byte))) return { start: from, end: at, depth: deepest };
    at++;
  }
  return { start: from, end: at, depth: deepest };
}

/**
 * The members of an object. Of equal keys the last counts, as in JSON.parse.
 * @param at the object's opening brace in valid JSON
 */
export function memberSlices(text: Buffer, at: number): Map<string, Slice> {
  const members = new Map<string, Slice>();
  let cursor = skipSpace(text, at + 1);
  while (text[cursor] === QUOTE) {
    const keyEnd = skipString(text, cursor);
    const key = JSON.parse(text.toString("utf8", cursor, keyEnd)) as string;
    const start = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const slice = sliceAt(text, start);
    members.set(key, slice);
    cursor = skipSpace(text, slice.end);
    if (text[cursor] === COMMA) cursor = skipSpace(text, cursor + 1);
  }
  return members;
}

/**
 * The elements of an array.
 * @param at the array's opening bracket in valid JSON
 */
export function elementSlices(text: Buffer, at: number): Slice[] {
  const elements: Slice[] = [];
  let cursor = skipSpace(text, at + 1);
  while (!CLOSE.has(text[cursor] as number)) {
    const slice = sliceAt(text, cursor);
    elements.push(slice);
    cursor = skipSpace(text, slice.end);
    if (text[cursor] === COMMA) cursor = skipSpace(text, cursor + 1);
  }
  return elements;
}

/** @returns where the text's only value begins */
export function rootStart(text: Buffer): number {
  return skipSpace(text, 0);
}

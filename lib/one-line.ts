/**
 * Control characters and line ends, and marks that turn round how what follows them reads: with one of these in a name, a
 * sentence about it says something else. Joiners without width are left, since scripts and emoji need them.
 */
const NOT_ONE_LINE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Whether a name reads as one line, in the order it was written. */
export function isOneLine(text: string): boolean {
  return !NOT_ONE_LINE.test(text);
}

/** The Hangul filler counts as a letter, and is drawn as nothing. */
const DRAWN = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;

/** Whether there is anything to be seen in a name. */
export function isVisible(text: string): boolean {
  return DRAWN.test(text);
}

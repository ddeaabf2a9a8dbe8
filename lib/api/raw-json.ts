import { randomBytes } from "node:crypto";

/** Nobody outside this process can know it, so nobody can smuggle it into a value. */
const MARK = `raw-${randomBytes(16).toString("hex")}:`;
const MARKED = new RegExp(`"${MARK}(?:[^"\\\\]|\\\\.)*"`, "g");

/** JSON text that goes into an answer as it is: parsed and written again it would lose big integers, key order and escapes. */
export class RawJson {
  constructor(private readonly text: string) {}

  toJSON(): string {
    return MARK + this.text;
  }
}

/** `JSON.stringify` that leaves RawJson alone (Node 20 has no JSON.rawJSON). */
export function stringifyWithRaw(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes(MARK) ? text.replace(MARKED, (quoted) => (JSON.parse(quoted) as string).slice(MARK.length)) : text;
}

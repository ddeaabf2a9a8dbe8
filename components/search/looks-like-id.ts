/** An event's id is the publisher's own, so almost anything may be one; words of a sentence are not. */
const SHORTEST = 4;
const LONGEST = 128;

/** Whether what was typed may be the id of a message or event, and is worth a look. */
export function looksLikeId(text: string): boolean {
  return text.length >= SHORTEST && text.length <= LONGEST && !/\s/.test(text) && /[\d_-]/.test(text);
}

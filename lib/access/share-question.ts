const asked = new Map<string, Promise<unknown>>();
const next = new Map<string, Promise<unknown>>();

function ask<T>(name: string, question: () => Promise<T>): Promise<T> {
  const answer = question().finally(() => {
    if (asked.get(name) === answer) asked.delete(name);
  });
  asked.set(name, answer);
  return answer;
}

/**
 * Asks a question, but only once at a time: who comes while it is being asked shares the next asking with all others who do.
 * So a thousand requests with one key cost a few look-ups, and yet each is answered by one that began after it came: unlike a
 * cache, this never lets in a key that was revoked before.
 * @param name the same for the same question
 */
export function shareQuestion<T>(name: string, question: () => Promise<T>): Promise<T> {
  const current = asked.get(name);
  if (!current) return ask(name, question);
  const waiting = next.get(name) as Promise<T> | undefined;
  if (waiting) return waiting;
  const following = current
    .catch(() => {})
    .then(() => {
      next.delete(name);
      return ask(name, question);
    });
  next.set(name, following);
  return following;
}

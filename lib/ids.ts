import { randomBytes } from "node:crypto";

/** Crockford's base 32: no I, L, O or U, and byte order is sort order. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 48 bits of milliseconds, then 80 random bits: the layout of a ULID, which sorts by time. */
function timeSortable(at: Date): string {
  let id = "";
  let ms = at.getTime();
  for (let i = 0; i < 10; i++) {
    id = ALPHABET[ms % 32] + id;
    ms = Math.floor(ms / 32);
  }
  const random = randomBytes(16);
  for (const byte of random) id += ALPHABET[byte & 31];
  return id;
}

/** `msg_…`, sorts by the instant given. It holds no "." (Standard Webhooks signs `id.timestamp.body`). */
export function newMessageId(at: Date): string {
  return `msg_${timeSortable(at)}`;
}

/** `atmpt_…`, sorts by the instant given. */
export function newAttemptId(at: Date): string {
  return `atmpt_${timeSortable(at)}`;
}

/** `req_…`: what arrived in an inbox. Sorts by the instant given. */
export function newInboxRequestId(at: Date): string {
  return `req_${timeSortable(at)}`;
}

/** The smallest message id of an instant: turns a date range into an id range. */
export function messageIdAt(at: Date): string {
  return `${newMessageId(at).slice(0, 14)}${"0".repeat(16)}`;
}

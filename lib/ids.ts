import { randomBytes } from "node:crypto";

/** Crockford's base 32: no I, L, O or U, and byte order is sort order. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Asking the system for randomness costs as much for a few bytes as for many. */
const POOL_BYTES = 4_096;
const RANDOM_BYTES = 16;
let randomPool = Buffer.alloc(0);
let used = 0;

/** @returns RANDOM_BYTES that nobody was given before; valid until the next call */
function freshRandom(): Buffer {
  if (used + RANDOM_BYTES > randomPool.length) {
    randomPool = randomBytes(POOL_BYTES);
    used = 0;
  }
  used += RANDOM_BYTES;
  return randomPool.subarray(used - RANDOM_BYTES, used);
}

/** 48 bits of milliseconds, then 80 random bits: the layout of a ULID, which sorts by time. */
function timeSortable(at: Date): string {
  let id = "";
  let ms = at.getTime();
  for (let i = 0; i < 10; i++) {
    id = ALPHABET[ms % 32] + id;
    ms = Math.floor(ms / 32);
  }
  for (const byte of freshRandom()) id += ALPHABET[byte & 31];
  return id;
}

/** Names one request in its answer and in the log: 32 hexadecimal digits. */
export function newCorrelationId(): string {
  return freshRandom().toString("hex");
}

/** `msg_…`, sorts by the instant given. It holds no "." (Standard Webhooks signs `id.timestamp.body`). */
export function newMessageId(at: Date): string {
  return `msg_${timeSortable(at)}`;
}

/** `atmpt_…`, sorts by the instant given. */
export function newAttemptId(at: Date): string {
  return `atmpt_${timeSortable(at)}`;
}

/** The smallest attempt id of an instant. */
export function attemptIdAt(at: Date): string {
  return `${newAttemptId(at).slice(0, 16)}${"0".repeat(16)}`;
}

/** `req_…`: what arrived in an inbox. Sorts by the instant given. */
export function newInboxRequestId(at: Date): string {
  return `req_${timeSortable(at)}`;
}

/** The smallest message id of an instant: turns a date range into an id range. */
export function messageIdAt(at: Date): string {
  return `${newMessageId(at).slice(0, 14)}${"0".repeat(16)}`;
}

import { messageIdAt } from "@/lib/ids";

/** `msg_` and ten characters of time; what follows is chance. */
const INSTANT_LENGTH = 14;

/** What every message id of the instant, or of a later one, comes after: ids sort by the instant of acceptance. */
export function idBefore(instant: Date): string {
  return messageIdAt(new Date(Math.max(0, instant.getTime()))).slice(0, INSTANT_LENGTH);
}

import type { InboxRequest } from "@/lib/inbox/schema";

/** In the beginning of an envelope of ours, which has its id before and its payload after. */
const EVENT_TYPE = /^\{"id":"(?:[^"\\]|\\.)*","eventType":"([^"\\]+)"/;

/** The event type that a request is about; null where it is none of our envelopes. */
export function arrivalName({ body, encoding, truncated }: Pick<InboxRequest, "body" | "encoding" | "truncated">): string | null {
  if (encoding !== "utf8") return null;
  if (truncated) return EVENT_TYPE.exec(body)?.[1] ?? null;
  try {
    const name = (JSON.parse(body) as { eventType?: unknown } | null)?.eventType;
    return typeof name === "string" && name !== "" ? name : null;
  } catch {
    return null;
  }
}

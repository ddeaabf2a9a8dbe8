import type { InboxPage, SignatureVerdict } from "@/lib/inbox/schema";

/** What an inbox made of a message's signature when it last came; undefined where it has not arrived there. */
export function arrivedSignature(inbox: Pick<InboxPage, "results"> | null, messageId: string | null): SignatureVerdict | undefined {
  const names = ([name, value]: readonly [string, string]) => name.toLowerCase() === "webhook-id" && value === messageId;
  return inbox?.results.find(({ headers }) => headers.some(names))?.signature;
}

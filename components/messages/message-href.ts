/** The page of a message. */
export function messageHref(messageId: string): string {
  return `/monitor/events/messages/${messageId}`;
}

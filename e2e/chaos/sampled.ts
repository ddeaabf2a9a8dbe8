/** Whether a message is among the few that are noted where noting all of them would itself fill the memory: both ends agree by its random id. */
export function isSampled(messageId: string): boolean {
  return messageId.endsWith("0");
}

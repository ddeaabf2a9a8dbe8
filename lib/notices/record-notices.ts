import type { NoticeType } from "@/lib/notices/schema";
import type { Consumer, Prisma } from "@/prisma/generated/client";

/** A notice about to be written. */
export interface NewNotice {
  clientId: string;
  consumerId: string;
  eventType: NoticeType;
  /** What makes it the only one of its kind: the consumer with its episode and stage, or with the message. */
  subject: string;
  /** The event's payload, but for what `payloadOf` adds. */
  facts: Prisma.InputJsonObject;
  /** When its cause came about. */
  created: Date;
  /** Whether people hear of it by mail. */
  mailed: boolean;
  /** Whether its end will be told as well. */
  open: boolean;
}

/**
 * Writes notices; those written before, under the same subject, are left as they are. In the transaction of the cause where
 * there is one.
 * @returns how many are new
 */
export async function recordNotices(tx: Pick<Prisma.TransactionClient, "notice">, notices: readonly NewNotice[]): Promise<number> {
  const data = notices.map(({ subject, mailed, ...notice }) => ({
    ...notice,
    key: `${notice.eventType}:${subject}`,
    mailAt: mailed ? notice.created : null,
  }));
  return (await tx.notice.createMany({ data, skipDuplicates: true })).count;
}

/** Which endpoint a notice is about. What is in a URL's query may let someone in, and a notice goes to others than its endpoint. */
export function endpointFacts({ id, url, description }: Pick<Consumer, "id" | "url" | "description">) {
  return { webhookId: id, url: url.split("?")[0] ?? url, description };
}

import { prisma } from "@/lib/db";

/** Whose choice it is: a person's, for one client. */
export interface MailRecipient {
  userId: string;
  clientId: string;
}

/** Whether someone wants mails about a client's endpoints. */
export async function wantsMail({ userId, clientId }: MailRecipient): Promise<boolean> {
  const membership = await prisma().membership.findUnique({
    where: { userId_clientId: { userId, clientId } },
    select: { mailNotices: true },
  });
  return membership?.mailNotices ?? false;
}

/** Keeps that choice. It is the person's own, and nobody else's business. */
export async function setWantsMail({ userId, clientId }: MailRecipient, wanted: boolean): Promise<void> {
  await prisma().membership.updateMany({ where: { userId, clientId }, data: { mailNotices: wanted } });
}

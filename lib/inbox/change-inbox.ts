import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { inboxAnswer, requireInbox } from "@/lib/inbox/find-inbox";
import type { ChangeInboxInput, InboxAnswer } from "@/lib/inbox/schema";
import type { Scope } from "@/lib/scope";

/**
 * Changes what a consumer's inbox answers.
 * @throws AppError `not_found` where the consumer has no inbox
 */
export async function changeInbox(
  scope: Scope,
  consumerId: string,
  { answerStatus }: ChangeInboxInput,
  clock: Clock = systemClock,
): Promise<InboxAnswer> {
  const found = await requireInbox(scope, consumerId, clock);
  if (found.answer_status === answerStatus) return inboxAnswer(found);
  await prisma().$transaction(async (tx) => {
    await tx.inbox.update({ where: { id: found.id }, data: { answerStatus }, select: { id: true } });
    await recordAudit(tx, scope, {
      action: "inbox.updated",
      subject: `inbox:${found.id}`,
      before: { answerStatus: found.answer_status },
      after: { answerStatus },
      at: clock.now(),
    });
  });
  return inboxAnswer({ ...found, answer_status: answerStatus });
}

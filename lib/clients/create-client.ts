import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/audit/record-audit";
import type { CreateClientInput } from "@/lib/clients/schema";
import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import type { OperatorScope } from "@/lib/scope";
import { type Invited, inviteUser } from "@/lib/users/invite-user";

/**
 * Creates a client, and invites its first Administrator. Should the invitation fail, the client is there, without people, and
 * someone can be invited to it again.
 * @returns the client's id and the invitation, whose link is the only copy
 */
export async function createClient(
  operator: OperatorScope,
  { name, email }: CreateClientInput,
  clock: Clock = systemClock,
): Promise<{ id: string; invited: Invited }> {
  const now = clock.now();
  const id = randomUUID();
  const scope = { clientId: id, actor: operator.actor };
  await prisma().$transaction(async (tx) => {
    await tx.client.create({ data: { id, name, created: now }, select: { id: true } });
    await recordAudit(tx, scope, { action: "client.created", subject: `client:${id}`, after: { name }, at: now });
  });
  return { id, invited: await inviteUser(scope, { email, role: "Administrator" }, clock) };
}

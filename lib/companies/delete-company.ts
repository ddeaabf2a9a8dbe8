import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";

/**
 * Deletes a company for ever. Its messages stay as they are: they carry its id, its tags and what receivers are told of it.
 * @throws AppError `not_found`, also for another client's and one deleted before
 */
export async function deleteCompany(scope: Scope, id: string, clock: Clock = systemClock): Promise<void> {
  const now = clock.now();
  await prisma().$transaction(async (tx) => {
    const [deleted] = await tx.$queryRaw<{ name: string; description: string | null; tags: Record<string, string> }[]>`
      delete from companies where client_id = ${scope.clientId}::uuid and id = ${id}::uuid returning name, description, tags`;
    if (!deleted) throw notFound("Company");
    await recordAudit(tx, scope, { action: "company.deleted", subject: `company:${id}`, before: deleted, at: now });
  });
}

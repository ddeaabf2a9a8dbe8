import { prisma } from "@/lib/db";

/** Whether someone signs in with a password here; others do with the identity provider only. */
export async function hasPassword(userId: string): Promise<boolean> {
  return (await prisma().user.count({ where: { id: userId, passwordHash: { not: null } } })) > 0;
}

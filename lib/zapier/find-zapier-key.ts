import { ZAPIER_SCOPE } from "@/lib/access/roles";
import { prisma } from "@/lib/db";
import type { Scope } from "@/lib/scope";

export interface ZapierKeyFacts {
  /** Its first characters, to recognise it by. */
  prefix: string;
  created: Date;
  /** Noted at most once a minute. */
  lastUsed: Date | null;
}

/** What may be told of the client's Zapier key; null where it has none. */
export function findZapierKey({ clientId }: Scope): Promise<ZapierKeyFacts | null> {
  return prisma().apiKey.findFirst({
    where: { clientId, revokedAt: null, scopes: { has: ZAPIER_SCOPE } },
    select: { prefix: true, created: true, lastUsed: true },
    orderBy: { created: "desc" },
  });
}

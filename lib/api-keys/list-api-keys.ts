import { apiKeyAnswer, liveKeys } from "@/lib/api-keys/api-key-answer";
import type { ApiKey } from "@/lib/api-keys/schema";
import { prisma } from "@/lib/db";
import type { Scope } from "@/lib/scope";
import type { Prisma } from "@/prisma/generated/client";

export const API_KEY_ORDERS = ["createdDate", "name", "lastUsed"] as const;

export interface ListApiKeys {
  /** 1 is the first. */
  page: number;
  pageSize: number;
  /** Any of these groups, each of whose conditions must all hold. Left out or empty: every key. */
  anyOf?: readonly (readonly { field: "id" | "name" | "prefix"; value: string }[])[];
  /** Left out: newest first. */
  orderBy?: { field: (typeof API_KEY_ORDERS)[number]; descending: boolean } | undefined;
}

function orderOf({ field, descending }: NonNullable<ListApiKeys["orderBy"]>): Prisma.ApiKeyOrderByWithRelationInput {
  const sort = descending ? "desc" : "asc";
  switch (field) {
    case "createdDate":
      return { created: sort };
    case "name":
      return { name: sort };
    case "lastUsed":
      return { lastUsed: { sort, nulls: "last" } };
  }
}

/** The keys of the client that are not revoked; its Zapier key and operators' keys are not among them. */
export async function listApiKeys(scope: Scope, list: ListApiKeys): Promise<{ results: ApiKey[]; totalResults: number }> {
  const groups = list.anyOf?.map((group) => ({ AND: group.map(({ field, value }) => ({ [field]: value })) }));
  const where: Prisma.ApiKeyWhereInput = { ...liveKeys(scope), ...(groups && groups.length > 0 ? { OR: groups } : {}) };
  const [rows, totalResults] = await Promise.all([
    prisma().apiKey.findMany({
      where,
      orderBy: [orderOf(list.orderBy ?? { field: "createdDate", descending: true }), { id: "asc" }],
      skip: (list.page - 1) * list.pageSize,
      take: list.pageSize,
    }),
    prisma().apiKey.count({ where }),
  ]);
  return { results: rows.map(apiKeyAnswer), totalResults };
}

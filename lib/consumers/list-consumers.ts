import { consumerAnswer } from "@/lib/consumers/consumer-answer";
import { readStates } from "@/lib/consumers/read-states";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { prisma } from "@/lib/db";
import type { Scope } from "@/lib/scope";
import type { Prisma } from "@/prisma/generated/client";

/** A property and the value it has; for a list, a value it holds. */
export type ConsumerCondition =
  | { field: "id" | "url" | "eventTypes" | "companyTags"; value: string }
  | { field: "disabled"; value: boolean };

export const CONSUMER_ORDERS = ["created", "modified", "url"] as const;

export interface ListConsumers {
  /** 1 is the first. */
  page: number;
  pageSize: number;
  /** Any of these groups, each of whose conditions must all hold. Left out or empty: every consumer. */
  anyOf?: readonly (readonly ConsumerCondition[])[];
  /** Left out: newest first. */
  orderBy?: { field: (typeof CONSUMER_ORDERS)[number]; descending: boolean };
}

function whereOf(condition: ConsumerCondition): Prisma.ConsumerWhereInput {
  switch (condition.field) {
    case "id":
      return { id: condition.value };
    case "url":
      return { url: condition.value };
    case "eventTypes":
      return { eventTypes: { has: condition.value } };
    case "companyTags":
      return { companyTags: { has: condition.value } };
    case "disabled":
      return { disabledAt: condition.value ? { not: null } : null };
  }
}

/** A page of the client's consumers, and how many there are on all pages. */
export async function listConsumers(scope: Scope, list: ListConsumers): Promise<{ results: WebhookConsumer[]; totalResults: number }> {
  const { field, descending } = list.orderBy ?? { field: "created", descending: true };
  const where: Prisma.ConsumerWhereInput = {
    clientId: scope.clientId,
    deletedAt: null,
    ...(list.anyOf && list.anyOf.length > 0 ? { OR: list.anyOf.map((group) => ({ AND: group.map(whereOf) })) } : {}),
  };
  const [rows, totalResults] = await Promise.all([
    prisma().consumer.findMany({
      where,
      // The id settles equal instants, so that no page repeats or skips a row.
      orderBy: [{ [field]: descending ? "desc" : "asc" }, { id: "asc" }],
      skip: (list.page - 1) * list.pageSize,
      take: list.pageSize,
    }),
    prisma().consumer.count({ where }),
  ]);
  const states = await readStates(scope, rows);
  return { results: rows.map((row) => consumerAnswer(row, states.get(row.id) ?? {})), totalResults };
}

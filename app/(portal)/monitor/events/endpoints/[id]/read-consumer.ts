import { notFound } from "next/navigation";
import { cache } from "react";
import { requireActor } from "@/app/_server/actor";
import { getConsumer } from "@/lib/consumers/get-consumer";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { AppError } from "@/lib/errors";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The consumer of a page, read once a request; null where this client has no such one. */
export const findConsumer = cache(async (id: string): Promise<WebhookConsumer | null> => {
  const { scope } = await requireActor();
  if (!UUID.test(id)) return null;
  try {
    return await getConsumer(scope, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
});

/** The same for the page itself, which answers 404 where there is none. */
export async function readConsumer(id: string): Promise<WebhookConsumer> {
  return (await findConsumer(id)) ?? notFound();
}

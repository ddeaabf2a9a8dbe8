import { pool } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";

const IS_THERE = { name: "is-consumer-there", text: "select from consumers where client_id = $1 and id = $2 and deleted_at is null" };

/** For reads of what belongs to a consumer. @throws AppError `not_found`, also for another client's and a deleted one */
export async function requireConsumer(scope: Scope, id: string): Promise<void> {
  const { rowCount } = await pool().query({ ...IS_THERE, values: [scope.clientId, id] });
  if (rowCount === 0) throw notFound("Webhook consumer");
}

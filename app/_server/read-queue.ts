import "server-only";
import type { QueueState } from "@/components/admin/queue/queue-page";
import { getQueueOverview } from "@/lib/delivery-log/get-queue-overview";
import { listProcesses } from "@/lib/processes/list-processes";
import type { OperatorScope } from "@/lib/scope";

/** What Admin > Deliveries shows, when it is opened and live. */
export async function readQueue(operator: OperatorScope): Promise<QueueState> {
  const [queue, processes] = await Promise.all([getQueueOverview(operator), listProcesses(operator)]);
  return { queue, processes };
}

import { isDeepStrictEqual } from "node:util";
import type { AuditAction } from "@/lib/audit/schema";
import { type Clock, systemClock } from "@/lib/clock";
import { changeConsumer } from "@/lib/consumers/change-consumer";
import { checkConsumer } from "@/lib/consumers/check-consumer";
import { consumerAnswer } from "@/lib/consumers/consumer-answer";
import { consumerHost } from "@/lib/consumers/consumer-host";
import { disableIn } from "@/lib/consumers/disable-consumer";
import { enableIn, prepareEnabling } from "@/lib/consumers/enable-consumer";
import { readStates } from "@/lib/consumers/read-states";
import type { UpdateConsumerInput, WebhookConsumer } from "@/lib/consumers/schema";
import { followHost } from "@/lib/lanes/hold-lane";
import { wakeSoon } from "@/lib/lanes/wake-lanes";
import type { Scope } from "@/lib/scope";
import type { Consumer, Prisma } from "@/prisma/generated/client";

const CONFIGURED = ["url", "eventTypes", "companyTags", "description", "rateLimit"] as const;
/** What is configured of a consumer in its own columns, as far as it is to change. */
export type ConfiguredColumns = Partial<Pick<UpdateConsumerInput, (typeof CONFIGURED)[number]>>;

/** The columns that get another value than they have. */
export function changedColumns(before: Consumer, input: ConfiguredColumns): Prisma.ConsumerUpdateInput {
  const changed = CONFIGURED.filter((name) => input[name] !== undefined && !isDeepStrictEqual(input[name], before[name]));
  const columns = Object.fromEntries(changed.map((name) => [name, input[name]]));
  return input.url !== undefined && changed.includes("url") ? { ...columns, host: consumerHost(input.url) } : columns;
}

function actionOf(configured: Prisma.ConsumerUpdateInput, disabled: boolean | undefined): AuditAction {
  if (Object.keys(configured).length > 0) return "consumer.updated";
  return disabled ? "consumer.disabled" : "consumer.enabled";
}

/**
 * Changes what is given of a consumer, `disabled` as `disableConsumer` and `enableConsumer` do, all in one transaction. Without
 * any difference nothing is written.
 * @throws AppError `validation` (`url`, `eventTypes[n]`), `not_found`, `forbidden` where the operator disabled it
 */
export async function updateConsumer(
  scope: Scope,
  id: string,
  input: UpdateConsumerInput,
  clock: Clock = systemClock,
): Promise<WebhookConsumer> {
  const checked = checkConsumer(input);
  const now = clock.now();
  if (checked.disabled === false) await prepareEnabling(scope, id, now);
  let enabled = false;
  const consumer = await changeConsumer(scope, id, now, async (tx, before) => {
    const configured = changedColumns(before, checked);
    const disabling = checked.disabled === true ? await disableIn(tx, before, "user", now) : null;
    const enabling = checked.disabled === false ? await enableIn(tx, before, now) : null;
    enabled = enabling !== null;
    if (typeof configured.host === "string") await followHost(tx, scope.clientId, id, configured.host);
    const data = { ...configured, ...disabling, ...enabling };
    return Object.keys(data).length === 0 ? null : { data, action: actionOf(configured, checked.disabled) };
  });
  if (enabled) wakeSoon([id], now);
  const states = await readStates(scope, [consumer]);
  return consumerAnswer(consumer, states.get(id) ?? {});
}

import type { ActivityOverview } from "@/lib/delivery-log/schema";

type Cause = ActivityOverview["causes"]["results"][number];

export interface CauseGroup extends Pick<Cause, "errorCode" | "status"> {
  count: number;
  /** The endpoint all of it comes from; null where it comes from several. */
  webhookId: string | null;
}

/** Failures by cause over all endpoints, most frequent first. An answer's status says more than that it was one. */
export function groupCauses(causes: readonly Cause[]): CauseGroup[] {
  const groups = new Map<string, CauseGroup>();
  for (const { webhookId, errorCode, status, count } of causes) {
    const key = status === null ? String(errorCode) : String(status);
    const group = groups.get(key);
    if (!group) groups.set(key, { errorCode, status, count, webhookId });
    else groups.set(key, { ...group, count: group.count + count, webhookId: group.webhookId === webhookId ? webhookId : null });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}

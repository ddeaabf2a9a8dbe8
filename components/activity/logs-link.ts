export interface LogsFilter {
  /** A webhook consumer's id. */
  endpoint?: string | null;
  /** ISO 8601. */
  since: string;
  /** Left out: up to now. */
  until?: string | undefined;
  /** How long a delivery is attempted before it is a failure, in milliseconds. */
  scheduleMs: number;
  /** The present, in milliseconds. */
  now: number;
}

/**
 * Where the messages are listed whose attempts failed in a time. As long as their schedule goes on their status is Attempting,
 * and Failure only after it.
 */
export function failedLogsLink({ endpoint, since, until, scheduleMs, now }: LogsFilter): string {
  const isOver = Date.parse(until ?? since) + scheduleMs < now;
  const status = isOver ? "Failure" : "Attempting";
  const search = new URLSearchParams({ status, ...(endpoint ? { endpoint } : {}), since, ...(until ? { until } : {}) });
  return `/monitor/events/logs?${search}`;
}

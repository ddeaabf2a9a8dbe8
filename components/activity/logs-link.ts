export interface LogsFilter {
  /** A webhook consumer's id. */
  endpoint?: string | null;
  /** ISO 8601. */
  since: string;
  /** Left out: up to now. */
  until?: string | undefined;
}

/** Where the failed messages of a time are listed. */
export function failedLogsLink({ endpoint, since, until }: LogsFilter): string {
  const search = new URLSearchParams({ status: "Failure", ...(endpoint ? { endpoint } : {}), since, ...(until ? { until } : {}) });
  return `/monitor/events/logs?${search}`;
}

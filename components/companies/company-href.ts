/** The page of a company. */
export function companyHref(id: string): string {
  return `/companies/${id}`;
}

/** The log, of a company's messages only. */
export function companyMessagesHref(id: string): string {
  return `/monitor/events/logs?company=${id}`;
}

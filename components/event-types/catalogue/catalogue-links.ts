/** The catalogue with an event type open. */
export function eventTypeLink(name: string): string {
  return `/monitor/events/catalogue?${new URLSearchParams({ type: name })}`;
}

/** An endpoint's Testing tab with the event type chosen. */
export function testingLink(webhookId: string, eventType: string): string {
  return `/monitor/events/endpoints/${webhookId}/testing?${new URLSearchParams({ type: eventType })}`;
}

/** The form for a new endpoint with the event type chosen. */
export function addEndpointLink(eventType: string): string {
  return `/monitor/events/endpoints/new?${new URLSearchParams({ eventTypes: eventType })}`;
}

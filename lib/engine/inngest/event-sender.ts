/** What asks an Inngest server to run functions of ours. */
export const EVENTS = {
  /** Deliveries were accepted. The server batches these, which costs a second and spares it a run for each. */
  accepted: "webhook/deliveries.accepted",
  /** The first after a quiet second: not batched, so that a lone event is delivered at once. */
  first: "webhook/deliveries.first",
  /** Deliveries fall due at the event's `ts`. Not batched, because a batch ignores `ts`. */
  retry: "webhook/deliveries.retry",
  /** A replay was started, or goes on. */
  replay: "webhook/replays.due",
} as const;

export interface WorkEvent {
  name: (typeof EVENTS)[keyof typeof EVENTS];
  data: Record<string, never>;
  /** When it is to run, in milliseconds since 1970; unset: at once. */
  ts?: number;
}

/** The way to the server. Never with ids: those make an event count once in 24 hours, and a later one would be swallowed. */
export interface EventSender {
  send(events: WorkEvent[]): Promise<void>;
}

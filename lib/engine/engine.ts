/**
 * What decides who calls the delivery core, and when. The ledger says what is due, the core does the work; an engine
 * only brings the two together. `start` resolves once it is running, `stop` once nothing of its own is in flight.
 */
export interface DeliveryEngine {
  start(): Promise<void>;
  stop(): Promise<void>;
}

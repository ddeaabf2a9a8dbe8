/** Who does something: shown in the audit log and as an attempt's `triggeredBy`. */
export interface Actor {
  /** `user:<id>`, `operator:<id>`, `key:<id>`, `integration:zapier` or `system`. */
  id: string;
  name: string;
  /** Source address, where there is one. */
  address?: string;
}

/** Whoever holds a client's Zapier key: its consumers are recognised by this. */
export const ZAPIER_ACTOR: Actor = { id: "integration:zapier", name: "Zapier" };

/**
 * Whose data is meant, and on whose behalf. Every function that reads or writes a client's data takes it as its first
 * argument, so that a query without a client cannot be spelled. Only the edges (session, API key) make one.
 */
export interface Scope {
  clientId: string;
  actor: Actor;
}

/** On whose behalf the operator's own things are changed, which are no client's. Only the edges make one, of operators. */
export interface OperatorScope {
  clientId: null;
  actor: Actor;
}

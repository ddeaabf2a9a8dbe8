/** More than any client has; the Endpoints list shows them all. */
export const LISTED_CONSUMERS = 1_000;

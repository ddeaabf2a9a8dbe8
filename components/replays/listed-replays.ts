/** How many of an endpoint's replays its page shows: the one under way, if any, is among the newest. */
export const LISTED_REPLAYS = 10;

import { createLoader, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";

export const CLIENT_STATES = ["active", "suspended"] as const;

/** Search, filter and page of the list as they stand in the URL. */
export const CLIENT_FILTER = {
  q: parseAsString.withDefault(""),
  state: parseAsStringLiteral(CLIENT_STATES),
  page: parseAsInteger.withDefault(1),
};

export const loadClientFilter = createLoader(CLIENT_FILTER);

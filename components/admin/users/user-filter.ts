import { createLoader, parseAsBoolean, parseAsInteger, parseAsString } from "nuqs/server";

/** Search, filter and page of the list as they stand in the URL. */
export const USER_FILTER = {
  q: parseAsString.withDefault(""),
  operators: parseAsBoolean.withDefault(false),
  page: parseAsInteger.withDefault(1),
};

export const loadUserFilter = createLoader(USER_FILTER);

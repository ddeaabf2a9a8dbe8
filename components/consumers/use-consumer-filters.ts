"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { CONSUMER_SORTS } from "./consumer-rows";
import { CONSUMER_STATES } from "./consumer-state";

const PARSERS = {
  q: parseAsString.withDefault(""),
  status: parseAsStringLiteral(CONSUMER_STATES),
  eventType: parseAsString,
  tag: parseAsString,
  sort: parseAsStringLiteral(CONSUMER_SORTS).withDefault("-created"),
};

/** Filters and order of the list. They live in the URL, so that a view can be shared. */
export function useConsumerFilters() {
  const [filters, setFilters] = useQueryStates(PARSERS, { history: "replace" });
  const set = filters.q !== "" || filters.status !== null || filters.eventType !== null || filters.tag !== null;
  return { filters, setFilters, isFiltered: set, clear: () => void setFilters({ q: null, status: null, eventType: null, tag: null }) };
}

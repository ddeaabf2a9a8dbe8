"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fetchJson } from "@/components/layout/fetch-json";
import type { Company } from "@/lib/companies/schema";
import { type CompanyFilter, companySearch } from "./company-filter";

export interface CompanyPage {
  results: Company[];
  totalResults: number;
}

/** What the page came with, and for which filter. */
export interface FirstCompanies {
  page: CompanyPage;
  filter: CompanyFilter;
}

/** The companies of a filter, as the page came with them and then as they change. Rests while the page is hidden. */
export function useLiveCompanies(clientId: string, filter: CompanyFilter, first: FirstCompanies) {
  const search = companySearch(filter).toString();
  const [firstSearch] = useState(() => companySearch(first.filter).toString());
  const query = useQuery({
    queryKey: ["companies", clientId, search],
    queryFn: ({ signal }) => fetchJson<CompanyPage>(`/api/v1/companies?${search}`, signal),
    initialData: search === firstSearch ? first.page : undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  });
  return { page: query.data, failed: query.isError, outdated: query.isPlaceholderData, tryAgain: () => void query.refetch() };
}

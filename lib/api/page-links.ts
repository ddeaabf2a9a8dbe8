interface Page<T> {
  results: T[];
  totalResults: number;
}

/**
 * A page of a counted list as the API answers it, with links that keep the request's filters.
 * @param url of the request
 */
export function pageAnswer<T>(url: URL, { page, pageSize }: { page: number; pageSize: number }, { results, totalResults }: Page<T>) {
  const link = (pageNumber: number) => {
    const search = new URLSearchParams(url.searchParams);
    search.set("page", String(pageNumber));
    search.set("pageSize", String(pageSize));
    return { href: `${url.pathname}?${search}` };
  };
  // From a page beyond the end the way back leads to the last one there is.
  const previous = Math.min(page - 1, Math.max(1, Math.ceil(totalResults / pageSize)));
  return {
    results,
    pageNumber: page,
    pageSize,
    totalResults,
    _links: {
      self: { href: url.pathname },
      current: link(page),
      ...(page * pageSize < totalResults ? { next: link(page + 1) } : {}),
      ...(page > 1 ? { previous: link(previous) } : {}),
    },
  };
}

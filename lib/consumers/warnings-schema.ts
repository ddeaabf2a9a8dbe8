// Apart from the schemas they belong to: banners on the first page need these numbers, and not the library that validates.

/** Product.md S4: a consumer whose attempts have only failed for so long, and still fail, is disabled. */
export const FAILING_DAYS = 5;
/** After how many hours of nothing but failures its owners are warned; the last time a day before it is disabled. */
export const FAILING_WARNING_HOURS = [24, 72, FAILING_DAYS * 24 - 24] as const;

/** How many days before a client certificate runs out its owners are warned. */
export const CERTIFICATE_WARNING_DAYS = [30, 14, 7, 1] as const;

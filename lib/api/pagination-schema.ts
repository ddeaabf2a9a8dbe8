import { z } from "zod";

/** Answer of a counted list: consumers, companies, keys. */
export function pageOf<T extends z.ZodType>(item: T) {
  const link = z.object({ href: z.string() });
  return z.object({
    results: z.array(item),
    pageNumber: z.number().int(),
    pageSize: z.number().int(),
    totalResults: z.number().int(),
    _links: z.object({ self: link, current: link, next: link.optional(), previous: link.optional() }),
  });
}

/** Answer of a log: too large to count, so it pages by cursor. */
export function cursorPageOf<T extends z.ZodType>(item: T) {
  return z.object({ results: z.array(item), nextCursor: z.string().nullable() });
}

export interface CursorPage<T> {
  results: T[];
  nextCursor: string | null;
}

/** `?page=1&pageSize=100&query=…&orderBy=-created` */
export const pageQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(5_000).default(100),
  query: z.string().max(2_000).optional(),
  orderBy: z.string().max(100).optional(),
});

/** `?cursor=…&limit=…` */
export const cursorQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(250).default(50),
});

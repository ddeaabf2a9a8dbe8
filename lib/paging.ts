import { z } from "zod";

/** A page is called after what is on it, where that has a name. */
function nameOfPage(item: z.ZodType): { id?: string } {
  const name = item.meta()?.id;
  return name === undefined ? {} : { id: `${name}Page` };
}

/** Answer of a counted list: consumers, companies, keys. */
export function pageOf<T extends z.ZodType>(item: T) {
  const link = z.object({ href: z.string() });
  return z
    .object({
      results: z.array(item),
      pageNumber: z.number().int(),
      pageSize: z.number().int(),
      totalResults: z.number().int().describe("On all pages together."),
      _links: z.object({ self: link, current: link, next: link.optional(), previous: link.optional() }),
    })
    .meta(nameOfPage(item));
}

/** Answer of a log: too large to count, so it pages by cursor. */
export function cursorPageOf<T extends z.ZodType>(item: T) {
  return z
    .object({ results: z.array(item), nextCursor: z.string().nullable().describe("Asks for what comes next; null on the last page.") })
    .meta(nameOfPage(item));
}

export interface CursorPage<T> {
  results: T[];
  nextCursor: string | null;
}

/** @param message says what to write, whatever is wrong */
function wholeNumber(most: number, message: string) {
  return z.coerce.number(message).int(message).min(1, message).max(most, message);
}

/** `?page=1&pageSize=100&query=…&orderBy=-created` */
export const pageQuery = z.object({
  page: wholeNumber(1_000_000, "Pages count from 1: write a whole number of 1 to 1,000,000.").default(1),
  pageSize: wholeNumber(5_000, "Write a whole number of 1 to 5,000 results a page.").default(100),
  query: z
    .string()
    .max(2_000)
    .optional()
    .describe(
      "Filters: `property=value` joined with `&&` and `||`, where `&&` binds tighter. A value with an operator in it stands in quotes.",
    ),
  orderBy: z.string().max(100).optional().describe("A property to sort by, with `-` in front for descending order: `-created`."),
});

/** `?cursor=…&limit=…` */
export const cursorQuery = z.object({
  cursor: z.string().max(200).optional().describe("`nextCursor` of the page before."),
  limit: wholeNumber(250, "Write a whole number of 1 to 250 results.").default(50),
});

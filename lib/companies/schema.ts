import { z } from "zod";
import { isOneLine, isVisible } from "@/lib/one-line";

export const MAX_COMPANY_NAME_LENGTH = 200;
export const MAX_COMPANY_DESCRIPTION_LENGTH = 2_000;
/** Tags a company may have. */
export const MAX_TAGS = 10;
/** Key, colon and value fit the 128 characters of a consumer's tag. */
export const MAX_TAG_KEY_LENGTH = 27;
export const MAX_TAG_VALUE_LENGTH = 100;

const name = z
  .string("Give the company's name.")
  .trim()
  .min(1, "Give the company's name.")
  .max(MAX_COMPANY_NAME_LENGTH, `A name may be ${MAX_COMPANY_NAME_LENGTH} characters long.`)
  .refine(isOneLine, "A name stands on one line.")
  .refine((text) => text === "" || isVisible(text), "Give a name that can be seen.");

const description = z
  .string()
  .trim()
  .max(MAX_COMPANY_DESCRIPTION_LENGTH, `A description may be ${MAX_COMPANY_DESCRIPTION_LENGTH.toLocaleString("en")} characters long.`);

/** What is wrong with a tag's key; undefined when nothing is. */
function keyIssue(key: string): string | undefined {
  if (key === "") return "Give the tag a key, for example region.";
  if (key.length > MAX_TAG_KEY_LENGTH) return `A tag's key may be ${MAX_TAG_KEY_LENGTH} characters long.`;
  if (key.includes(":")) return "A tag's key has no colon: the first colon of key:value ends it.";
  return isOneLine(key) ? undefined : "A tag's key stands on one line.";
}

/** What is wrong with a tag's value; undefined when nothing is. */
function valueIssue(value: string): string | undefined {
  if (value === "") return "Give the tag a value, or leave the tag out.";
  if (value.length > MAX_TAG_VALUE_LENGTH) return `A tag's value may be ${MAX_TAG_VALUE_LENGTH} characters long.`;
  return isOneLine(value) ? undefined : "A tag's value stands on one line.";
}

/** Spaces round key and value are no part of them, as in a consumer's filter. */
function checkTags(tags: Record<string, string | null>, context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [given, value] of Object.entries(tags)) {
    const key = given.trim();
    const twice = seen.has(key) ? "This key is given twice; spaces round it make no difference." : undefined;
    const message = keyIssue(key) ?? twice ?? (value === null ? undefined : valueIssue(value.trim()));
    seen.add(key);
    if (message) context.addIssue({ code: "custom", path: [given], message });
  }
  if (seen.size > MAX_TAGS && !Object.values(tags).includes(null)) context.addIssue({ code: "custom", message: TOO_MANY_TAGS });
}

/** Also said where a merge makes them too many. */
export const TOO_MANY_TAGS = `A company may have ${MAX_TAGS} tags. Remove one first.`;

function trimTags<V extends string | null>(tags: Record<string, V>): Record<string, V> {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key.trim(), (value?.trim() ?? null) as V]));
}

const tags = z
  .record(z.string(), z.string("A tag's value is a text."))
  .superRefine(checkTags)
  .transform(trimTags)
  .describe("`key: value`, at most ten; a webhook consumer's company tags are matched against them.");

/** Body of `POST /companies` and `PUT /companies/{companyId}`: what is left out is empty. Codat's clients may send null for it. */
export const companyInput = z
  .strictObject({
    name,
    description: description.nullish().transform((text) => text || null),
    tags: tags.nullish().transform((given) => given ?? {}),
  })
  .meta({ id: "CompanyInput" });
export type CompanyInput = z.output<typeof companyInput>;

/**
 * Body of `PATCH /companies/{companyId}`: what is left out or null stays, as Codat has it; an empty description is removed. Tags
 * are merged key by key, and null removes one.
 */
export const companyChanges = z
  .strictObject({
    name: name.nullish(),
    description: description.nullish(),
    tags: z
      .record(z.string(), z.string("A tag's value is a text, or null to remove the tag.").nullable())
      .superRefine(checkTags)
      .transform(trimTags)
      .nullish()
      .describe("Merged with the tags there are; null removes one."),
  })
  .meta({ id: "CompanyChanges" });
export type CompanyChanges = z.output<typeof companyChanges>;

/** A company as the API answers it: Codat's object, which omits what is absent. */
export const company = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string().optional(),
    redirect: z.url().describe("The company's page in the portal."),
    created: z.iso.datetime(),
    createdByUserName: z.string().optional().describe("Absent where it was not created by a person."),
    tags: z.record(z.string(), z.string()),
  })
  .meta({ id: "Company" });
export type Company = z.infer<typeof company>;

import { MAX_TAG_KEY_LENGTH, MAX_TAG_VALUE_LENGTH, MAX_TAGS } from "@/lib/companies/schema";

export type TagProblem = "form" | "key" | "value" | "many";

type Tag = readonly [key: string, value: string];

/** `region:uk` for each tag, by key. */
export function tagList(tags: Record<string, string>): string[] {
  return Object.entries(tags)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([key, value]) => `${key}:${value}`);
}

/** The first colon ends the key; spaces round key and value are no part of them. */
function split(text: string): Tag {
  const colon = text.indexOf(":");
  return colon < 0 ? [text.trim(), ""] : [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}

/** The reverse of `tagList`. */
export function tagsOf(list: readonly string[]): Record<string, string> {
  return Object.fromEntries(list.map(split));
}

function problemOf([key, value]: Tag, count: number): TagProblem | null {
  if (key === "" || value === "") return "form";
  if (key.length > MAX_TAG_KEY_LENGTH) return "key";
  if (value.length > MAX_TAG_VALUE_LENGTH) return "value";
  return count >= MAX_TAGS ? "many" : null;
}

/**
 * Adds what someone typed or pasted: one tag, or several divided by commas, semicolons or line breaks. A key that is there already
 * gets the new value in its place. Adding stops at the first that can't be a tag; it and what follows stay in the field as `rest`.
 */
export function addToTagList(list: readonly string[], typed: string): { tags: string[]; rest: string; problem: TagProblem | null } {
  const added = new Map(list.map(split));
  const tags = () => [...added].map(([key, value]) => `${key}:${value}`);
  const parts = typed.split(/[\n,;]/).filter((part) => part.trim() !== "");
  for (const [place, part] of parts.entries()) {
    const [key, value] = split(part);
    const problem = problemOf([key, value], added.has(key) ? 0 : added.size);
    if (problem) return { tags: tags(), rest: parts.slice(place).join(", ").trim(), problem };
    added.set(key, value);
  }
  return { tags: tags(), rest: "", problem: null };
}

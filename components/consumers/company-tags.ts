import { MAX_COMPANY_TAGS, MAX_TAG_LENGTH, normaliseTag } from "@/lib/consumers/schema";

export type TagProblem = "form" | "length" | "many";

/** `region:uk` → `region: uk`, as a person writes it. */
export function tagText(tag: string): string {
  const colon = tag.indexOf(":");
  return colon < 0 ? tag : `${tag.slice(0, colon)}: ${tag.slice(colon + 1)}`;
}

function problemOf(tag: string, count: number): TagProblem | null {
  if (!/^[^:]+:.+$/.test(tag)) return "form";
  if (tag.length > MAX_TAG_LENGTH) return "length";
  return count >= MAX_COMPANY_TAGS ? "many" : null;
}

/**
 * Adds what someone typed or pasted: one tag, or several divided by commas, semicolons or line breaks. Adding stops at
 * the first that can't be a tag; it and what follows stay in the field as `rest`.
 */
export function addTags(tags: readonly string[], typed: string): { tags: string[]; rest: string; problem: TagProblem | null } {
  const added = [...tags];
  const parts = typed.split(/[\n,;]/).filter((part) => part.trim() !== "");
  for (const [place, part] of parts.entries()) {
    const tag = normaliseTag(part);
    if (added.includes(tag)) continue;
    const problem = problemOf(tag, added.length);
    if (problem) return { tags: added, rest: parts.slice(place).join(", ").trim(), problem };
    added.push(tag);
  }
  return { tags: added, rest: "", problem: null };
}

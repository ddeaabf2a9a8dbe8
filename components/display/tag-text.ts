/** `region:uk` as it is written for people: `region: uk`. */
export function tagText(tag: string): string {
  const colon = tag.indexOf(":");
  return colon < 0 ? tag : `${tag.slice(0, colon)}: ${tag.slice(colon + 1)}`;
}

import { splitUrl } from "@/components/display/split-url";

/** `crm.example/…/companies`: enough of a URL for a sentence. */
export function shortUrl(url: string): string {
  const { host, path, tail } = splitUrl(url);
  return `${host}${path ? "/…" : ""}${tail}`;
}

import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import type { HostFilter } from "@/lib/hosts/schema";

/** Which hosts are shown, as it stands in the URL. */
export const HOST_VIEW = {
  show: parseAsStringLiteral(["trouble", "all"]).withDefault("trouble"),
  q: parseAsString.withDefault(""),
};
export const loadHostView = createLoader(HOST_VIEW);

export interface HostView {
  show: "trouble" | "all";
  q: string;
}

/** What the view asks for. */
export function hostFilterOf({ show, q }: HostView): HostFilter {
  const search = q.trim().slice(0, 300);
  return { trouble: show === "trouble", ...(search ? { search } : {}) };
}

/** The same for the live data's address. */
export function hostPath(view: HostView): string {
  const { trouble, search } = hostFilterOf(view);
  return `hosts?${new URLSearchParams({ trouble: String(trouble), ...(search ? { search } : {}) })}`;
}

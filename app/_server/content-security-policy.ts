import { randomBytes } from "node:crypto";

interface PolicySettings {
  /** Where users reach the portal. */
  appUrl: string;
  /** Hot reload evaluates code and listens on a socket. */
  dev?: boolean;
}

/** A value nobody can guess, new for every answer: what a script must name to run. */
export function newNonce(): string {
  return randomBytes(16).toString("base64");
}

/**
 * What a page of ours may load, run and be put into. Everything else is refused by the browser.
 *
 * Styles may be inline: Monaco places its lines by style attributes and, like the toasts and the API reference, writes style
 * elements that take no nonce. They can fetch nothing from elsewhere, since images and fonts come from here alone.
 */
export function contentSecurityPolicy(nonce: string, { appUrl, dev = false }: PolicySettings): string {
  const directives: [name: string, ...sources: string[]][] = [
    ["default-src", "'none'"],
    ["script-src", `'nonce-${nonce}'`, "'strict-dynamic'", ...(dev ? ["'unsafe-eval'"] : [])],
    ["style-src", "'self'", "'unsafe-inline'"],
    ["img-src", "'self'", "data:"],
    ["font-src", "'self'", "data:"],
    ["connect-src", "'self'", ...(dev ? ["ws:"] : [])],
    ["worker-src", "'self'", ...(dev ? ["blob:"] : [])],
    ["manifest-src", "'self'"],
    ["form-action", "'self'"],
    ["frame-ancestors", "'none'"],
    ["base-uri", "'none'"],
    ["object-src", "'none'"],
    ...(isHttps(appUrl) ? ([["upgrade-insecure-requests"]] as [string][]) : []),
  ];
  return directives.map((directive) => directive.join(" ")).join("; ");
}

function isHttps(url: string): boolean {
  return new URL(url).protocol === "https:";
}

import type { Server } from "node:http";

const YEAR_S = 31_536_000;

/** Browsers keep to https once an answer has come to them over it, whichever path answered. Subdomains need not be ours, so they are left alone. */
export function askForHttps(server: Server): void {
  server.prependListener("request", (_, response) => response.setHeader("strict-transport-security", `max-age=${YEAR_S}`));
}

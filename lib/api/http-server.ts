import http from "node:http";
import { refuseMalformed } from "@/lib/api/node-handler";

/** How much and how long a caller may send, in bytes and milliseconds. */
export const HTTP_LIMITS = {
  /** All header lines together. */
  maxHeaderSize: 32_768,
  headersTimeout: 30_000,
  /** From the first byte to the last of the body. */
  requestTimeout: 120_000,
  keepAliveTimeout: 65_000,
  /** How often the two are looked at. */
  connectionsCheckingInterval: 5_000,
} as const;

/** Node's server with our bounds; what it can't understand is refused with the API's error object. */
export function makeHttpServer(limits: Partial<Record<keyof typeof HTTP_LIMITS, number>> = {}): http.Server {
  const server = http.createServer({ ...HTTP_LIMITS, ...limits });
  server.on("clientError", refuseMalformed);
  return server;
}

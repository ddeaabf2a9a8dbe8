/** Why no answer came. A receiver's fault, or the URL's; never ours. */
export const OUTBOUND_FAILURES = [
  "timeout_connect",
  "timeout_response",
  "dns_not_found",
  "dns_failed",
  "dns_timeout",
  "connection_refused",
  "connection_reset",
  "connection_failed",
  "tls_expired",
  "tls_untrusted",
  "tls_wrong_host",
  "tls_failed",
  "response_invalid",
  "response_headers_too_large",
  "address_denied",
  "url_denied",
] as const;
export type OutboundFailure = (typeof OUTBOUND_FAILURES)[number];

/** Carries a failure's code through undici, which passes the connector's errors on. */
export class OutboundError extends Error {
  constructor(
    readonly code: OutboundFailure,
    message: string,
  ) {
    super(message);
    this.name = "OutboundError";
  }
}

const BY_SYSTEM_CODE: Record<string, OutboundFailure> = {
  ECONNREFUSED: "connection_refused",
  ECONNRESET: "connection_reset",
  EPIPE: "connection_reset",
  UND_ERR_SOCKET: "connection_reset",
  UND_ERR_HEADERS_OVERFLOW: "response_headers_too_large",
  UND_ERR_CONNECT_TIMEOUT: "timeout_connect",
  UND_ERR_HEADERS_TIMEOUT: "timeout_response",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "response_invalid",
  CERT_HAS_EXPIRED: "tls_expired",
  CERT_NOT_YET_VALID: "tls_expired",
  ERR_TLS_CERT_ALTNAME_INVALID: "tls_wrong_host",
  DEPTH_ZERO_SELF_SIGNED_CERT: "tls_untrusted",
  SELF_SIGNED_CERT_IN_CHAIN: "tls_untrusted",
  UNABLE_TO_GET_ISSUER_CERT: "tls_untrusted",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "tls_untrusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "tls_untrusted",
  CERT_UNTRUSTED: "tls_untrusted",
  CERT_REVOKED: "tls_untrusted",
};

/** Sorts whatever a connection or undici threw. Codes only, never message texts: those change between versions. */
export function failureOf(error: unknown): OutboundFailure {
  if (error instanceof OutboundError) return error.code;
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (name === "HTTPParserError" && code !== "HPE_HEADER_OVERFLOW") return "response_invalid";
  if (typeof code !== "string") return "connection_failed";
  if (code === "UND_ERR_HEADERS_OVERFLOW" || code === "HPE_HEADER_OVERFLOW") return "response_headers_too_large";
  if (code.startsWith("HPE_")) return "response_invalid";
  if (code.startsWith("ERR_SSL_") || code.startsWith("ERR_TLS_") || code === "EPROTO") return BY_SYSTEM_CODE[code] ?? "tls_failed";
  return BY_SYSTEM_CODE[code] ?? "connection_failed";
}

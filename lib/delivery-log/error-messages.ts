import type { AttemptErrorCode } from "@/lib/delivery/schema";

/** What the sentences may speak of. */
export interface FailureFacts {
  /** Status of the response, where there was one. */
  status: number | null;
  /** What the system, TLS or the transformation said, as stored with the attempt. */
  detail: string | null;
}

type Sentence = (facts: FailureFacts) => string;

function because(detail: string | null): string {
  return detail ? ` (${detail})` : "";
}

/** One sentence a code: what happened, and what to do about it. The portal has its own, translated. */
const SENTENCES: Record<AttemptErrorCode, Sentence> = {
  http_status: ({ status }) =>
    `The endpoint answered ${status ?? "with a status outside 200 to 299"}; answer 200 to 299 once the message is stored, and work on it afterwards.`,
  redirect: ({ status }) =>
    `The endpoint answered ${status ?? "with"} a redirect, which is never followed; set the final URL as the endpoint's URL.`,
  gone: () => "The endpoint answered 410 Gone, so the consumer was disabled; enable it again if it should go on receiving.",
  timeout_connect: () => "No connection could be made in time; check that the server is up and that its firewall lets our addresses in.",
  timeout_response: () => "The endpoint did not answer in time; answer at once and do the work afterwards.",
  dns_not_found: () => "The host name does not exist; check the URL for a typing mistake, and the name's DNS records.",
  dns_failed: ({ detail }) => `The host name could not be resolved${because(detail)}; check the name servers of the domain.`,
  dns_timeout: () => "The name servers of the host did not answer in time; check that they are up.",
  connection_refused: () => "The server refused the connection; check that something listens on this port.",
  connection_reset: () => "The connection was closed before an answer came; look in the server's log for a crash or a limit.",
  connection_failed: ({ detail }) => `The server could not be reached${because(detail)}; check its network and firewall.`,
  tls_expired: () => "The server's TLS certificate has expired; renew it.",
  tls_untrusted: ({ detail }) =>
    `The server's TLS certificate is not from a trusted authority, or its chain is incomplete${because(detail)}; install the full chain.`,
  tls_wrong_host: () => "The server's TLS certificate is for another host name; install one for the name in the URL.",
  tls_failed: ({ detail }) =>
    `No secure connection could be made${because(detail)}; check that the server speaks TLS 1.2 or later on this port.`,
  response_invalid: ({ detail }) => `The answer was not valid HTTP${because(detail)}; check that the URL leads to an HTTP server.`,
  response_headers_too_large: () => "The headers of the answer were too large; send fewer or shorter ones.",
  address_denied: () => "The host resolves to an address that is not on the public internet, so nothing was sent; use a public address.",
  url_denied: () => "Messages can't be sent to a URL of this form; use https:// and a public host.",
  transformation_failed: ({ detail }) => `The transformation failed${because(detail)}, so nothing was sent; correct its code and resend.`,
};

/** @returns the sentence for an attempt's error code; null where it has none */
export function errorMessage(code: AttemptErrorCode | null, facts: FailureFacts): string | null {
  return code === null ? null : SENTENCES[code](facts);
}

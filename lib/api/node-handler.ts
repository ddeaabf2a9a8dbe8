import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { AuthenticateSession } from "@/lib/access/actor";
import { callerAddress } from "@/lib/api/caller-address";
import { endLingering } from "@/lib/api/end-lingering";
import { healthAnswer, isHealthPath } from "@/lib/api/health";
import { isMetricsPath, metricsAnswer } from "@/lib/api/metrics";
import { type BodyReader, bodyTooLarge } from "@/lib/api/read-body";
import { refuse } from "@/lib/api/refuse";
import { type Answer, answer } from "@/lib/api/serve";
import { AppError } from "@/lib/errors";
import type { HeaderReader, RequestHead } from "@/lib/request-head";
import { invalid } from "@/lib/validation";

/** Reads the body straight from the socket's chunks; a web stream in between would double the cost of a small request. */
function nodeBodyReader(message: IncomingMessage): BodyReader {
  return (limit) =>
    new Promise((resolve, reject) => {
      if (Number(message.headers["content-length"] ?? 0) > limit) return reject(bodyTooLarge(limit));
      const chunks: Buffer[] = [];
      let size = 0;
      message.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size <= limit) chunks.push(chunk);
        else reject(bodyTooLarge(limit));
      });
      message.once("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
      message.once("close", () => {
        if (!message.complete) reject(new AppError("validation", "The connection was closed before the end of the body."));
      });
      message.once("error", reject);
    });
}

class NodeHeaders implements HeaderReader {
  constructor(private readonly headers: IncomingHttpHeaders) {}

  get(name: string): string | null {
    const value = this.headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(", ") : (value ?? null);
  }

  has(name: string): boolean {
    return this.headers[name.toLowerCase()] !== undefined;
  }
}

/** The origin is a placeholder: only path and query are looked at. A path that `isApiPath` can always be parsed. */
function headOf(message: IncomingMessage): RequestHead {
  return {
    method: message.method ?? "GET",
    url: new URL(`http://localhost${message.url}`),
    headers: new NodeHeaders(message.headers),
  };
}

/** Writes an answer whole, with its length. */
export function write(response: ServerResponse, { status, headers, body }: Answer): void {
  const length = status === 204 || status === 304 ? {} : { "content-length": body === null ? 0 : Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length });
  response.end(response.req.method === "HEAD" ? undefined : (body ?? undefined));
}

/** Below /api, but Next's (app/api): signing in, and what is mounted there for other senders. */
const OTHERS = /^\/api\/(auth|inbox|inngest)(?![^/?])/;

/** Whether a path belongs to the API, the health checks or the metrics; what is unknown below /api is refused as the API refuses. */
export function isApiPath(url: string | undefined): boolean {
  return url !== undefined && /^\/api(?![^/?])/.test(url) && !OTHERS.test(url);
}

/** Answers a request of Node's own server for a path that `isApiPath`. Never rejects. */
export async function handleApiRequest(
  message: IncomingMessage,
  response: ServerResponse,
  authenticateSession?: AuthenticateSession,
): Promise<void> {
  endLingering(message, response);
  if (isHealthPath(message.url ?? "")) return write(response, await healthAnswer(message.url ?? ""));
  if (isMetricsPath(message.url ?? "")) return write(response, await metricsAnswer(message.headers.authorization));
  try {
    const clientAddress = callerAddress(message.socket.remoteAddress, message.headers["x-forwarded-for"] as string | undefined);
    write(response, await answer(headOf(message), { authenticateSession, clientAddress, readBody: nodeBodyReader(message) }));
  } catch (error) {
    write(response, refuse(error, { method: message.method ?? "", path: message.url?.split("?")[0] ?? "" }));
  }
}

/** What Node finds wrong with a connection's bytes, where it is not that they are no HTTP. */
const MALFORMED: Record<string, { status: number; reason: string; message: string }> = {
  HPE_HEADER_OVERFLOW: { status: 431, reason: "Request Header Fields Too Large", message: "The headers are too long." },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, reason: "Request Timeout", message: "The request took too long to arrive." },
};
const NO_HTTP = { status: 400, reason: "Bad Request", message: "This is not valid HTTP." };

/** Answers bytes that are no HTTP, headers that are too long or a request that is too slow: with the API's error object, then the connection ends. */
export function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, reason, message } = MALFORMED[error.code ?? ""] ?? NO_HTTP;
  const { headers, body } = refuse(invalid([{ itemId: "headers", message, validatorName: "http" }]), {});
  const text = JSON.stringify({ ...JSON.parse(body ?? ""), statusCode: status });
  const lines = Object.entries({ ...headers, connection: "close", "content-length": Buffer.byteLength(text) });
  socket.end(`HTTP/1.1 ${status} ${reason}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${text}`);
}

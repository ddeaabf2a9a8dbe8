import type { IncomingMessage, ServerResponse } from "node:http";
import { endLingering } from "@/lib/api/end-lingering";
import { write } from "@/lib/api/node-handler";
import { bodyTooLarge } from "@/lib/api/read-body";
import { refuse } from "@/lib/api/refuse";
import type { AppError } from "@/lib/errors";
import { invalid } from "@/lib/validation";

const KIB = 1_024;

/** What a body may measure by where it goes, the first that fits; in bytes. */
const LIMITS: [path: RegExp, bytes: number][] = [
  // An e-mail, a password and a token or two.
  [/^\/api\/auth(?![^/?])/, 16 * KIB],
  // What a function's steps have answered so far, which Inngest keeps to 4 MiB.
  [/^\/api\/inngest(?![^/?])/, 8 * 1_024 * KIB],
  // Server actions: as much as Next itself takes for one.
  [/^/, 1_024 * KIB],
];

function pageLimit(url = ""): number {
  return LIMITS.find(([path]) => path.test(url))?.[1] ?? 0;
}

/** What is wrong with a request's body before it is read. */
function bodyFault({ url, headers }: IncomingMessage): AppError | undefined {
  if (headers["transfer-encoding"] !== undefined)
    return invalid([{ itemId: "headers.Content-Length", message: "Say how long the body is.", validatorName: "required" }]);
  const limit = pageLimit(url);
  return Number(headers["content-length"] ?? 0) > limit ? bodyTooLarge(limit) : undefined;
}

/**
 * Refuses a body that is too large for where it goes, or that does not say how large it is: the frameworks behind read some of
 * theirs whole. Node itself reads no more than was announced.
 * @returns whether the request was answered
 */
export function refusePageBody(message: IncomingMessage, response: ServerResponse): boolean {
  const fault = bodyFault(message);
  if (!fault) return false;
  endLingering(message, response);
  write(response, refuse(fault, { method: message.method ?? "", path: message.url?.split("?")[0] ?? "" }));
  return true;
}

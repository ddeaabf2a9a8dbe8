import type { IncomingMessage, ServerResponse } from "node:http";

/** How long a caller may go on sending a body that nobody reads before its connection is cut. */
const LINGER_MS = 5_000;

/** A refused body is discarded so that the caller gets to read the refusal, but not for ever. */
export function endLingering(message: IncomingMessage, response: ServerResponse): void {
  response.once("finish", () => {
    if (message.complete) return;
    message.resume();
    const timer = setTimeout(() => message.socket.destroy(), LINGER_MS).unref();
    message.once("close", () => clearTimeout(timer));
  });
}

import http from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedRequest {
  headers: Record<string, string>;
  /** The raw bytes, which are what is signed. */
  body: Buffer;
}

/** A real HTTP receiver on a port of its own, which remembers what came. */
export class Receiver {
  readonly requests: ReceivedRequest[] = [];
  /** What it answers; to be replaced by the test. */
  answer: http.RequestListener = (_, response) => response.end("ok");
  private readonly server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      this.requests.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks) });
      this.answer(request, response);
    });
  });

  /** Starts to listen, on a free port of 127.0.0.1. */
  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/in`;
  }

  /** The message ids that came, each once. */
  ids(): Set<string | undefined> {
    return new Set(this.requests.map(({ headers }) => headers["webhook-id"]));
  }

  /** Ends every connection, the hanging ones too. */
  release(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

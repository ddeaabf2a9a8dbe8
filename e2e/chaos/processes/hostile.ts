import net from "node:net";
import { gzipSync } from "node:zlib";

// Receivers that do everything a receiver must not do (field.md 6), on bare sockets, since no HTTP server would let them.

type Behaviour = (socket: net.Socket) => void;

const SECOND_MS = 1_000;
const CHUNK = "x".repeat(16_384);
const ODD_PAUSES = ["inf", "NaN", "-1", "1e18", "999999999999999999999", "0x10", "Thu, 01 Jan 1970 00:00:00 GMT", "tomorrow", "0.001"];
const BOMB = gzipSync(Buffer.alloc(64 * 1_048_576));

/** Once a request has begun to arrive, and only then. */
function afterRequest(act: Behaviour): () => net.Server {
  return () =>
    net.createServer((socket) => {
      socket.on("error", () => {}); // the other end gave up, as it should
      socket.once("data", () => act(socket));
    });
}

/** Writes for as long as the other end takes it. */
function flood(socket: net.Socket, piece: () => string): void {
  const more = () => {
    while (!socket.destroyed && socket.write(piece()));
  };
  socket.on("drain", more);
  more();
}

function trickle(socket: net.Socket, text: () => string): void {
  const timer = setInterval(() => socket.write(text()), SECOND_MS);
  socket.once("close", () => clearInterval(timer));
}

const answer = (head: string, body = "") => `HTTP/1.1 ${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

let asked = 0;

export const HOSTILE = {
  hang: afterRequest(() => {}),
  reset: afterRequest((socket) => socket.resetAndDestroy()),
  closesAtOnce: () => net.createServer((socket) => socket.on("error", () => {}).destroy()),
  trickledHeaders: afterRequest((socket) => {
    socket.write("HTTP/1.1 200 OK\r\nx-slow: ");
    trickle(socket, () => "a");
  }),
  trickledBody: afterRequest((socket) => {
    socket.write("HTTP/1.1 500 Slow\r\ncontent-length: 1000000\r\n\r\n");
    trickle(socket, () => "a");
  }),
  garbage: afterRequest((socket) => socket.end(Buffer.from([0, 255, 254, 13, 10, 0, 128, 13, 10, 13, 10]))),
  serverError: afterRequest((socket) => socket.end(answer("500 Internal Server Error", "no"))),
  privateRedirect: afterRequest((socket) => socket.end(answer("307 Temporary Redirect\r\nlocation: http://169.254.169.254/latest"))),
  endlessBody: afterRequest((socket) => {
    socket.write("HTTP/1.1 500 Endless\r\ntransfer-encoding: chunked\r\n\r\n");
    flood(socket, () => `${CHUNK.length.toString(16)}\r\n${CHUNK}\r\n`);
  }),
  endlessHeaders: afterRequest((socket) => {
    socket.write("HTTP/1.1 200 OK\r\n");
    flood(socket, () => `x-${asked++}: ${"y".repeat(1_000)}\r\n`);
  }),
  gzipBomb: afterRequest((socket) => {
    socket.write(`HTTP/1.1 500 Bomb\r\ncontent-encoding: gzip\r\ncontent-length: ${BOMB.length}\r\n\r\n`);
    socket.end(BOMB);
  }),
  informationalFlood: afterRequest((socket) => flood(socket, () => "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n".repeat(100))),
  oddRetryAfter: afterRequest((socket) =>
    socket.end(answer(`503 Service Unavailable\r\nretry-after: ${ODD_PAUSES[asked++ % ODD_PAUSES.length]}`)),
  ),
} as const satisfies Record<string, () => net.Server>;

export type HostileKind = keyof typeof HOSTILE;

import http from "node:http";
import net from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { Connections } from "@/lib/outbound/connections";
import { makeEgressPolicy } from "@/lib/outbound/egress-policy";
import { makeResolver } from "@/lib/outbound/resolve-host";
import { INFORMATIONAL_LIMIT, KEEP_LIMIT, sendHttp } from "@/lib/outbound/send-http";

const closers: (() => void)[] = [];
const loopback = new Connections({ policy: makeEgressPolicy(["127.0.0.0/8"], true), resolve: makeResolver() });
const publicOnly = new Connections({ policy: makeEgressPolicy([], true), resolve: makeResolver() });
afterAll(async () => {
  await loopback.close();
  await publicOnly.close();
  for (const close of closers) close();
});

async function listen(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => server.close());
  return (server.address() as net.AddressInfo).port;
}

const httpReceiver = (answer: http.RequestListener) => listen(http.createServer(answer));
const rawReceiver = (answer: (socket: net.Socket) => void) =>
  listen(net.createServer((socket) => socket.on("error", () => {}).once("data", () => answer(socket))));

/** undici gives a connection back to its pool a turn after the answer. */
const connectionIsFree = () => new Promise((resolve) => setImmediate(resolve));

const post = (port: number, timeoutMs = 1_000, connections = loopback) =>
  sendHttp(
    connections,
    undefined,
    {
      method: "POST",
      url: new URL(`http://127.0.0.1:${port}/in?a=1`),
      headers: ["content-type", "application/json"],
      body: Buffer.from("{}"),
    },
    timeoutMs,
  );

describe("an answer", () => {
  it("comes with its status, headers, body and timing", async () => {
    const port = await httpReceiver((request, response) => response.writeHead(201, { "x-a": "b" }).end(`${request.method} ${request.url}`));
    const { response, failure, timing, remote } = await post(port);
    expect(failure).toBeNull();
    expect(response?.status).toBe(201);
    expect(response?.headers).toContainEqual(["x-a", "b"]);
    expect(response?.body.toString()).toBe("POST /in?a=1");
    expect(response?.truncated).toBe(false);
    expect(timing.connect).toBeGreaterThan(0);
    expect(timing.total).toBeGreaterThanOrEqual(timing.firstByte ?? Number.POSITIVE_INFINITY);
    expect(remote?.address).toBe(`127.0.0.1:${port}`);
  });

  it("may come after a few informational ones, but not after a flood of them", async () => {
    const hints = (count: number) => "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n".repeat(count);
    const few = await rawReceiver((socket) => socket.end(`${hints(INFORMATIONAL_LIMIT)}HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok`));
    expect((await post(few)).response?.status).toBe(200);
    const flood = await rawReceiver((socket) => {
      const more = () => {
        while (!socket.destroyed && socket.write(hints(100)));
      };
      socket.on("drain", more);
      more();
    });
    const { response, failure, timing } = await post(flood, 10_000);
    expect(response).toBeNull();
    expect(failure?.code).toBe("response_invalid");
    expect(timing.total).toBeLessThan(5_000);
  });

  it("on a kept connection has no connect time, and keeps its address", async () => {
    const port = await httpReceiver((_, response) => response.end("ok"));
    await post(port);
    await connectionIsFree();
    const second = await post(port);
    expect(second.timing.connect).toBeNull();
    expect(second.remote?.address).toBe(`127.0.0.1:${port}`);
  });

  it.each([301, 302, 303, 307, 308])("of %i is not followed, neither to another host nor back to itself", async (status) => {
    const elsewhere: string[] = [];
    const target = await httpReceiver((request, response) => {
      elsewhere.push(String(request.url));
      response.end();
    });
    for (const location of [`http://127.0.0.1:${target}/`, "http://169.254.169.254/latest/meta-data", "/in?a=1"]) {
      const requests: string[] = [];
      const port = await httpReceiver((request, response) => {
        requests.push(String(request.method));
        response.writeHead(status, { location }).end();
      });
      const { response } = await post(port);
      expect(response?.status).toBe(status);
      expect(response?.headers).toContainEqual(["location", location]);
      expect(requests).toEqual(["POST"]);
    }
    expect(elsewhere).toEqual([]);
  });

  it("counts once its headers are in, though the body never ends", async () => {
    const port = await httpReceiver((_, response) => response.writeHead(200).write("begun"));
    const { response, failure } = await post(port, 200);
    expect(failure).toBeNull();
    expect(response).toMatchObject({ status: 200, truncated: true });
    expect(response?.body.toString()).toBe("begun");
  });

  it("is read to a bound when its body is endless", async () => {
    let sent = 0;
    const port = await httpReceiver((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384, 97))) sent += 16_384;
      };
      response.on("drain", more).on("error", () => {});
      more();
    });
    const { response, timing } = await post(port, 5_000);
    expect(response?.body.length).toBe(KEEP_LIMIT);
    expect(response?.truncated).toBe(true);
    expect(timing.total).toBeLessThan(4_000);
    expect(sent).toBeLessThan(20 * 1_048_576);
  });

  it("survives a reset in its body", async () => {
    const port = await rawReceiver((socket) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf", () => socket.resetAndDestroy());
    });
    expect((await post(port)).response).toMatchObject({ status: 200, truncated: true });
  });
});

describe("no answer", () => {
  const code = async (port: number, timeoutMs?: number) => (await post(port, timeoutMs)).failure?.code;

  it("in time: timeout_response", async () => {
    expect(await code(await rawReceiver(() => {}), 150)).toBe("timeout_response");
  });
  it("within the deadline though header bytes keep trickling: timeout_response", async () => {
    const port = await rawReceiver((socket) => {
      const timer = setInterval(() => socket.write("x"), 20);
      socket.write("HTTP/1.1 200 OK\r\nx-slow: ");
      socket.once("close", () => clearInterval(timer));
    });
    expect(await code(port, 200)).toBe("timeout_response");
  });
  it("connection refused", async () => {
    const server = net.createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await code(port)).toBe("connection_refused");
  });
  it("connection reset before the headers", async () => {
    expect(await code(await rawReceiver((socket) => socket.resetAndDestroy()))).toBe("connection_reset");
  });
  it("something that is not HTTP", async () => {
    expect(await code(await rawReceiver((socket) => socket.end("SSH-2.0-OpenSSH\r\n\r\n")))).toBe("response_invalid");
  });
  it("headers without end", async () => {
    const port = await rawReceiver((socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${"y".repeat(70_000)}\r\n\r\n`));
    expect(await code(port)).toBe("response_headers_too_large");
  });
  it("an address that is not public", async () => {
    const port = await httpReceiver((_, response) => response.end());
    const { failure, response } = await post(port, 1_000, publicOnly);
    expect(failure?.code).toBe("address_denied");
    expect(response).toBeNull();
  });
});

it("sends again, once, when a kept connection was closed as it was used", async () => {
  let connections = 0;
  let dropped = 0;
  const port = await listen(
    net.createServer((socket) => {
      connections += 1;
      let requests = 0;
      socket
        .on("error", () => {})
        .on("data", () => {
          requests += 1;
          if (connections === 1 && requests === 2) {
            dropped += 1;
            socket.resetAndDestroy();
          } else socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok");
        });
    }),
  );
  await post(port);
  await connectionIsFree();
  expect((await post(port)).response?.status).toBe(200);
  expect({ connections, dropped }).toEqual({ connections: 2, dropped: 1 });
});

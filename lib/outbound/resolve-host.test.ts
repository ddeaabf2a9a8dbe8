import dgram from "node:dgram";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { type DecodedPacket, decode, encode } from "dns-packet";
import { describe, expect, it, onTestFinished } from "vitest";
import { Connections } from "@/lib/outbound/connections";
import { makeEgressPolicy } from "@/lib/outbound/egress-policy";
import { makeResolver } from "@/lib/outbound/resolve-host";
import { sendHttp } from "@/lib/outbound/send-http";

type Answer = { addresses: string[] } | { code: "NXDOMAIN" | "SERVFAIL" } | "silence";
const CODES = { NXDOMAIN: 3, SERVFAIL: 2 };

/** A real name server on loopback. It is asked for A and AAAA records, and `answer` says what there is. */
async function nameServer(answer: (asked: number) => Answer) {
  const socket = dgram.createSocket("udp4");
  const questions: string[] = [];
  socket.on("message", (message, from) => {
    const query: DecodedPacket = decode(message);
    const question = query.questions?.[0];
    if (!question) return;
    if (question.type === "A") questions.push(question.name);
    const given = answer(questions.length);
    if (given === "silence") return;
    const answers =
      "addresses" in given && question.type === "A"
        ? given.addresses.map((data) => ({ type: "A" as const, name: question.name, ttl: 0, data }))
        : [];
    socket.send(
      encode({ type: "response", id: query.id, flags: "code" in given ? CODES[given.code] : 0, questions: [question], answers }),
      from.port,
      from.address,
    );
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  onTestFinished(() => void socket.close());
  return { address: `127.0.0.1:${socket.address().port}`, questions };
}

async function receiverAt(host: string, port = 0) {
  const received: string[] = [];
  const server = http.createServer((request, response) => {
    received.push(String(request.headers.host));
    response.end("ok");
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, received };
}

async function send(server: string, allow: string[], port: number) {
  const connections = new Connections({ policy: makeEgressPolicy(allow, true), resolve: makeResolver([server]) });
  onTestFinished(() => connections.close());
  const url = new URL(`http://hooks.receiver.example:${port}/in`);
  return sendHttp(connections, undefined, { method: "POST", url, headers: [], body: Buffer.from("{}") }, 10_000);
}

describe("a name that changes its mind", () => {
  it("is refused at the attempt, though it was public when the consumer was saved", async () => {
    const receiver = await receiverAt("127.0.0.1");
    const server = await nameServer((asked) => ({ addresses: [asked === 1 ? "93.184.215.14" : "127.0.0.1"] }));
    expect(await makeResolver([server.address])("hooks.receiver.example")).toEqual(["93.184.215.14"]);
    const { failure } = await send(server.address, [], receiver.port);
    expect(failure).toEqual({ code: "address_denied", detail: "hooks.receiver.example is at 127.0.0.1, which is not a public address." });
    expect(receiver.received).toEqual([]);
  });

  it("is connected to at the very address that was checked, and asked once", async () => {
    const checked = await receiverAt("127.0.0.2");
    const other = await receiverAt("127.0.0.1", checked.port);
    const server = await nameServer((asked) => ({ addresses: [asked === 1 ? "127.0.0.2" : "127.0.0.1"] }));
    const { remote, response } = await send(server.address, ["127.0.0.2/32"], checked.port);
    expect(response?.status).toBe(200);
    expect(remote?.address).toBe(`127.0.0.2:${checked.port}`);
    expect({ checked: checked.received.length, other: other.received.length, asked: server.questions.length }).toEqual({
      checked: 1,
      other: 0,
      asked: 1,
    });
  });

  it("is refused when one of its addresses is private, whichever would be tried first", async () => {
    const server = await nameServer(() => ({ addresses: ["93.184.215.14", "169.254.169.254"] }));
    expect((await send(server.address, [], 80)).failure?.code).toBe("address_denied");
  });
});

describe("a name that can't be resolved", () => {
  it.each<[string, Answer, string]>([
    ["does not exist", { code: "NXDOMAIN" }, "dns_not_found"],
    ["has no address", { addresses: [] }, "dns_not_found"],
    ["meets a broken name server", { code: "SERVFAIL" }, "dns_failed"],
    ["meets a silent name server", "silence", "dns_timeout"],
  ])("because it %s", async (_, answer, code) => {
    const server = await nameServer(() => answer);
    expect((await send(server.address, [], 80)).failure?.code).toBe(code);
  });
});

it("localhost is loopback, whatever the name server says", async () => {
  const server = await nameServer(() => ({ addresses: ["93.184.215.14"] }));
  expect(await makeResolver([server.address])("localhost")).toEqual(["127.0.0.1", "::1"]);
  expect(server.questions).toEqual([]);
});

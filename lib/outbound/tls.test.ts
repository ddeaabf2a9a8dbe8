import https from "node:https";
import type { AddressInfo } from "node:net";
import type tls from "node:tls";
import { describe, expect, it, onTestFinished } from "vitest";
import { Connections } from "@/lib/outbound/connections";
import { makeEgressPolicy } from "@/lib/outbound/egress-policy";
import type { ClientIdentity } from "@/lib/outbound/guarded-connect";
import { makeResolver } from "@/lib/outbound/resolve-host";
import { sendHttp } from "@/lib/outbound/send-http";
import { makeCertificate, type TestCertificate } from "@/lib/testing/certificate";

const DAY_MS = 86_400_000;
const authority = makeCertificate({ name: "Our authority", isAuthority: true });
const stranger = makeCertificate({ name: "Some other authority", isAuthority: true });
const serverCertificate = makeCertificate({ name: "receiver", issuer: authority, hosts: ["localhost", "127.0.0.1"] });

/** A real TLS receiver. It tells who the client said it was. */
async function receiver(certificate: TestCertificate, options: tls.TlsOptions = {}) {
  const clients: string[] = [];
  const server = https.createServer({ key: certificate.keyPem, cert: certificate.pem, ...options }, (request, response) => {
    clients.push(String((request.socket as tls.TLSSocket).getPeerCertificate().subject?.CN ?? "nobody"));
    response.end("ok");
  });
  server.on("tlsClientError", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { port: (server.address() as AddressInfo).port, clients };
}

const connectionsOf = () => {
  const connections = new Connections({
    policy: makeEgressPolicy(["127.0.0.0/8", "::1/128"], false),
    resolve: makeResolver(),
    authorities: authority.pem,
  });
  onTestFinished(() => connections.close());
  return connections;
};

const send = (
  port: number,
  {
    host = "localhost",
    identity,
    connections = connectionsOf(),
  }: { host?: string; identity?: ClientIdentity; connections?: Connections } = {},
) =>
  sendHttp(
    connections,
    identity,
    { method: "POST", url: new URL(`https://${host}:${port}/`), headers: [], body: Buffer.from("{}") },
    3_000,
  );

const identityOf = (certificate: TestCertificate): ClientIdentity => {
  // As consumers paste them: one text with both.
  const pem = `${certificate.keyPem}\n${certificate.pem}`;
  return { id: certificate.name, key: pem, cert: pem };
};

describe("a receiver's certificate", () => {
  it("that is in order is accepted, and its expiry and the TLS version are evidence", async () => {
    const { port } = await receiver(serverCertificate);
    const { response, remote, timing } = await send(port);
    expect(response?.status).toBe(200);
    expect(remote?.tlsVersion).toBe("TLSv1.3");
    expect(Math.abs((remote?.certificateExpires?.getTime() ?? 0) - Date.now() - DAY_MS)).toBeLessThan(60_000);
    expect(timing.tls).toBeGreaterThan(0);
  });

  it.each<[string, TestCertificate, string]>([
    [
      "expired",
      makeCertificate({ name: "old", issuer: authority, hosts: ["localhost"], notAfter: new Date(Date.now() - 60_000) }),
      "tls_expired",
    ],
    [
      "not yet valid",
      makeCertificate({ name: "new", issuer: authority, hosts: ["localhost"], notBefore: new Date(Date.now() + 60_000) }),
      "tls_expired",
    ],
    ["for another host", makeCertificate({ name: "other", issuer: authority, hosts: ["elsewhere.example"] }), "tls_wrong_host"],
    ["of an unknown authority", makeCertificate({ name: "odd", issuer: stranger, hosts: ["localhost"] }), "tls_untrusted"],
    ["self-signed", makeCertificate({ name: "self", hosts: ["localhost"] }), "tls_untrusted"],
  ])("that is %s is refused", async (_, certificate, code) => {
    const { port, clients } = await receiver(certificate);
    expect((await send(port)).failure?.code).toBe(code);
    expect(clients).toEqual([]);
  });

  it("that is not there, because the receiver speaks plain HTTP, is a TLS failure", async () => {
    const { createServer } = await import("node:http");
    const server = createServer((_, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    expect((await send((server.address() as AddressInfo).port)).failure?.code).toBe("tls_failed");
  });
});

describe("a consumer's own certificate", () => {
  const demanding = { requestCert: true, rejectUnauthorized: true, ca: authority.pem };
  const right = makeCertificate({ name: "consumer", issuer: authority });

  it("is shown to a receiver that asks for it", async () => {
    const { port, clients } = await receiver(serverCertificate, demanding);
    expect((await send(port, { identity: identityOf(right) })).response?.status).toBe(200);
    expect(clients).toEqual(["consumer"]);
  });

  it("is missed where there is none, and refused where another authority signed it", async () => {
    const { port, clients } = await receiver(serverCertificate, demanding);
    expect((await send(port)).response).toBeNull();
    expect((await send(port, { identity: identityOf(makeCertificate({ name: "consumer", issuer: stranger })) })).response).toBeNull();
    expect(clients).toEqual([]);
  });

  it("travels on connections of its own: no other request goes out under it, and a new one takes its place", async () => {
    const { port, clients } = await receiver(serverCertificate, { requestCert: true, rejectUnauthorized: false });
    const connections = connectionsOf();
    const renewed = makeCertificate({ name: "renewed", issuer: authority });
    await send(port, { connections, identity: identityOf(right) });
    await send(port, { connections });
    await connections.drop("consumer");
    await send(port, { connections, identity: identityOf(renewed) });
    expect(clients).toEqual(["consumer", "nobody", "renewed"]);
  });
});

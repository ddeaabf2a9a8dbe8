import { X509Certificate } from "node:crypto";
import { createServer, type TLSSocket, connect as tlsConnect } from "node:tls";
import { afterAll, describe, expect, test } from "vitest";
import { readCertificate } from "@/lib/consumers/read-certificate";
import { AppError } from "@/lib/errors";
import { makeCertificate } from "@/lib/testing/certificate";

const authority = makeCertificate({ name: "Test authority", isAuthority: true });
const client = makeCertificate({ name: "client.example", issuer: authority });
const own = makeCertificate({ name: "self-signed.example" });
const now = new Date();

function refusal(pem: string, at = now): string {
  try {
    readCertificate(pem, at);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.issues.map(({ itemId }) => itemId)).toEqual(["pem"]);
    return error.message;
  }
  throw new Error("It was accepted.");
}

describe("readCertificate", () => {
  test("reads key, blank line, certificate, and says what may be shown", () => {
    const read = readCertificate(`${own.keyPem}\n${own.pem}`, now);
    const certificate = new X509Certificate(own.pem);
    expect(read).toMatchObject({
      subject: "CN=self-signed.example",
      issuer: "CN=self-signed.example",
      serialNumber: certificate.serialNumber,
      fingerprint256: certificate.fingerprint256,
      notBefore: new Date(certificate.validFrom),
      notAfter: new Date(certificate.validTo),
    });
  });

  test.each([
    ["the certificate first", `${client.pem}\n${client.keyPem}`],
    ["with its chain", `${client.keyPem}\n${client.pem}${authority.pem}`],
    ["the chain before the certificate", `${authority.pem}${client.pem}${client.keyPem}`],
    ["with Windows line ends and text round it", `Bag Attributes\r\n${client.keyPem.replaceAll("\n", "\r\n")}\r\n\r\n${client.pem}end`],
    ["a key in the form of its kind", `${client.key.export({ type: "sec1", format: "pem" })}\n${client.pem}`],
    ["an RSA key", (({ keyPem, pem }) => `${keyPem}\n${pem}`)(makeCertificate({ name: "client.example", rsaBits: 2_048 }))],
  ])("takes %s", (_, pem) => {
    expect(readCertificate(pem, now).subject).toBe("CN=client.example");
  });

  test("keeps the certificate of the key before its chain, as TLS wants it", () => {
    const { pem } = readCertificate(`${authority.pem}${client.pem}${client.keyPem}`, now);
    const order = [...pem.matchAll(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)].map(
      ([one]) => new X509Certificate(one).subject,
    );
    expect(order).toEqual(["CN=client.example", "CN=Test authority"]);
    expect(pem.startsWith("-----BEGIN PRIVATE KEY-----")).toBe(true);
  });

  test.each<[string, string, RegExp]>([
    ["no PEM", "hello", /no PEM text/],
    ["no key", own.pem, /no private key/],
    ["no certificate", own.keyPem, /no certificate/],
    ["two keys", own.keyPem + client.keyPem + own.pem, /more than one private key/],
    ["the key of another certificate", `${client.keyPem}\n${own.pem}`, /belongs to another certificate/],
    ["a public key in the place of the private one", own.keyPem.replaceAll("PRIVATE", "PUBLIC") + own.pem, /no private key/],
    [
      "an encrypted key",
      `${own.key.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "secret" })}\n${own.pem}`,
      /openssl pkey -in/,
    ],
    [
      "an encrypted key of the old form",
      `${makeCertificate({ name: "a", rsaBits: 2_048 }).key.export({ type: "pkcs1", format: "pem", cipher: "aes-256-cbc", passphrase: "x" })}\n${own.pem}`,
      /openssl pkey -in/,
    ],
    ["a key cut short", `${own.keyPem.replace(/\n.{30}/, "\n")}\n${own.pem}`, /private key can't be read/],
    ["a certificate cut short", `${own.keyPem}\n${own.pem.replace(/\n.{30}/, "\n")}`, /The certificate can't be read/],
    [
      "an unreadable one in the chain",
      `${own.keyPem}\n${own.pem}${authority.pem.replace(/\n.{30}/, "\n")}`,
      /Certificate 2 of 2 can't be read/,
    ],
    [
      "a key that TLS finds too short",
      (({ keyPem, pem }) => `${keyPem}\n${pem}`)(makeCertificate({ name: "short", rsaBits: 512 })),
      /at least 2048 bits/,
    ],
  ])("refuses %s", (_, pem, message) => {
    const told = refusal(pem);
    expect(told).toMatch(message);
    expect(told).not.toContain(own.keyPem.split("\n")[1]);
  });

  test("refuses what has expired or does not hold yet, by the clock it is given", () => {
    const day = 86_400_000;
    const pair = makeCertificate({ name: "a", notBefore: new Date("2026-03-01T00:00:00Z"), notAfter: new Date("2026-04-01T00:00:00Z") });
    const pem = `${pair.keyPem}\n${pair.pem}`;
    const start = Date.parse("2026-03-01T00:00:00Z");
    expect(refusal(pem, new Date(start - 1))).toMatch(/not valid before 2026-03-01/);
    expect(readCertificate(pem, new Date(start)).subject).toBe("CN=a");
    expect(readCertificate(pem, new Date(start + 31 * day - 1)).subject).toBe("CN=a");
    expect(refusal(pem, new Date(start + 31 * day))).toMatch(/expired on 2026-04-01/);
  });
});

describe("what is stored", () => {
  const closing: { close(): unknown }[] = [];
  afterAll(() => {
    for (const one of closing) one.close();
  });

  test("identifies the client to a TLS server that asks for a certificate of the authority", async () => {
    const server = makeCertificate({ name: "localhost", issuer: authority, hosts: ["localhost", "127.0.0.1"] });
    const { pem } = readCertificate(`${client.pem}${client.keyPem}`, now);
    const seen = new Promise<string>((resolve, reject) => {
      const listener = createServer(
        { key: server.keyPem, cert: server.pem, ca: authority.pem, requestCert: true, rejectUnauthorized: true },
        (socket: TLSSocket) => {
          resolve(socket.getPeerCertificate().subject.CN as string);
          socket.end();
        },
      );
      closing.push(listener);
      listener.on("tlsClientError", reject);
      listener.listen(0, "127.0.0.1", () => {
        const { port } = listener.address() as { port: number };
        const socket = tlsConnect({ port, host: "127.0.0.1", servername: "localhost", ca: authority.pem, key: pem, cert: pem });
        socket.on("error", reject).resume();
      });
    });
    expect(await seen).toBe("client.example");
  });
});

import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

// For tests: real X.509 certificates without openssl on the machine.

interface CertificateWish {
  /** Common name. */
  name: string;
  notBefore?: Date;
  notAfter?: Date;
  /** Who signs it; left out, it signs itself. */
  issuer?: TestCertificate;
  /** May sign others. */
  isAuthority?: boolean;
  /** Addresses or names it is for, as a server's. */
  hosts?: string[];
  rsaBits?: number;
}

export interface TestCertificate {
  name: string;
  key: KeyObject;
  /** PKCS #8. */
  keyPem: string;
  pem: string;
}

const DAY_MS = 86_400_000;

function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...contents: Buffer[]) => der(0x30, ...contents);
const oid = (hex: string) => der(0x06, Buffer.from(hex, "hex"));

const ECDSA_SHA256 = sequence(oid("2a8648ce3d040302"));
const RSA_SHA256 = sequence(oid("2a864886f70d01010b"), der(0x05));
const COMMON_NAME = oid("550403");
const BASIC_CONSTRAINTS = oid("551d13");
const ALTERNATIVE_NAMES = oid("551d11");

function nameOf(text: string): Buffer {
  return sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(text)))));
}

function timeOf(instant: Date): Buffer {
  return der(0x18, Buffer.from(`${instant.toISOString().replace(/[-:T]|\.\d+/g, "")}`));
}

function hostOf(host: string): Buffer {
  const isAddress = /^[\d.]+$/.test(host);
  return isAddress ? der(0x87, Buffer.from(host.split(".").map(Number))) : der(0x82, Buffer.from(host));
}

function extensionsOf({ isAuthority, hosts = [] }: CertificateWish): Buffer {
  const constraints = sequence(BASIC_CONSTRAINTS, der(0x04, sequence(...(isAuthority ? [der(0x01, Buffer.from([0xff]))] : []))));
  const names = hosts.length > 0 ? [sequence(ALTERNATIVE_NAMES, der(0x04, sequence(...hosts.map(hostOf))))] : [];
  return der(0xa3, sequence(constraints, ...names));
}

function pemOf(bytes: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${(bytes.toString("base64").match(/.{1,64}/g) ?? []).join("\n")}\n-----END CERTIFICATE-----\n`;
}

/** For tests: a new key with a certificate, valid from yesterday to tomorrow unless told otherwise. */
export function makeCertificate(wish: CertificateWish): TestCertificate {
  const { name, issuer, rsaBits } = wish;
  const { privateKey, publicKey } = rsaBits
    ? generateKeyPairSync("rsa", { modulusLength: rsaBits })
    : generateKeyPairSync("ec", { namedCurve: "P-256" });
  const signer = issuer?.key ?? privateKey;
  const algorithm = signer.asymmetricKeyType === "rsa" ? RSA_SHA256 : ECDSA_SHA256;
  const validity = sequence(
    timeOf(wish.notBefore ?? new Date(Date.now() - DAY_MS)),
    timeOf(wish.notAfter ?? new Date(Date.now() + DAY_MS)),
  );
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    // Begins with a byte that needs no zero before it to be positive.
    der(0x02, Buffer.from([0x40]), randomBytes(8)),
    algorithm,
    nameOf(issuer?.name ?? name),
    validity,
    nameOf(name),
    publicKey.export({ type: "spki", format: "der" }),
    extensionsOf(wish),
  );
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign("sha256", body, signer)]));
  const pem = pemOf(sequence(body, algorithm, signature));
  return { name, key: privateKey, keyPem: privateKey.export({ type: "pkcs8", format: "pem" }) as string, pem };
}

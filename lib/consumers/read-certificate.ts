import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { createSecureContext } from "node:tls";
import type { CertificateRule } from "@/lib/consumers/schema";
import { invalid } from "@/lib/validation";

/** A key and the certificate it belongs to, checked, as they are stored and shown. */
export interface ClientCertificate {
  /** The key, the certificate, and its chain: PEM for both `key` and `cert` of a TLS context. */
  pem: string;
  subject: string;
  issuer: string;
  serialNumber: string;
  /** SHA-256 of the certificate, `AB:CD:…`. */
  fingerprint256: string;
  notBefore: Date;
  notAfter: Date;
}

interface Block {
  label: string;
  text: string;
}

const BOUNDARY = /-----(BEGIN|END) ([A-Z0-9 ]{1,64})-----/g;

const DECRYPT = "openssl pkey -in encrypted.key -out client.key";

function refuse(rule: CertificateRule, message: string): never {
  throw invalid([{ itemId: "pem", message, validatorName: rule }]);
}

/** Each BEGIN with the END that follows it; blocks don't nest. In one pass, because looking for an END from every BEGIN takes the text's square. */
function findBlocks(pem: string): Block[] {
  const blocks: Block[] = [];
  let begun: { label: string; index: number } | undefined;
  for (const { 0: boundary, 1: kind, 2: label = "", index } of pem.matchAll(BOUNDARY)) {
    if (kind === "BEGIN") begun = { label, index };
    else if (begun?.label === label) {
      blocks.push({ label, text: pem.slice(begun.index, index + boundary.length) });
      begun = undefined;
    }
  }
  return blocks;
}

function blocksOf(pem: string): Block[] {
  const blocks = findBlocks(pem);
  if (blocks.length === 0)
    refuse("pem_form", "This is no PEM text: paste from -----BEGIN to -----END, the private key and then the certificate.");
  return blocks;
}

function readKey(blocks: Block[]): { key: KeyObject; text: string } {
  const [block, ...others] = blocks.filter(({ label }) => label.endsWith("PRIVATE KEY"));
  if (!block) return refuse("pem_no_key", "There is no private key (-----BEGIN PRIVATE KEY-----) in it.");
  if (others.length > 0) refuse("pem_two_keys", "There is more than one private key in it. Paste the certificate's own.");
  if (block.label.startsWith("ENCRYPTED") || /^Proc-Type:.*ENCRYPTED/m.test(block.text))
    refuse("pem_passphrase", `The private key is protected by a passphrase. Decrypt it and paste the result: ${DECRYPT}`);
  try {
    return { key: createPrivateKey(block.text), text: block.text };
  } catch {
    return refuse("pem_key_unreadable", "The private key can't be read. Paste it whole, in PEM form, as openssl pkey writes it.");
  }
}

function readCertificates(blocks: Block[]): { certificate: X509Certificate; text: string }[] {
  const certificates = blocks.filter(({ label }) => label === "CERTIFICATE");
  if (certificates.length === 0) refuse("pem_no_certificate", "There is no certificate (-----BEGIN CERTIFICATE-----) in it.");
  return certificates.map(({ text }, at) => {
    try {
      return { certificate: new X509Certificate(text), text };
    } catch {
      const which = certificates.length === 1 ? "The certificate" : `Certificate ${at + 1} of ${certificates.length}`;
      return refuse("pem_certificate_unreadable", `${which} can't be read. Paste it whole, in PEM form.`);
    }
  });
}

/** The day is enough for a person, and the same in every time zone. */
function day(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

function checkDates(notBefore: Date, notAfter: Date, now: Date): void {
  if (notAfter <= now) refuse("pem_expired", `The certificate expired on ${day(notAfter)}. Ask for a new one.`);
  if (notBefore > now) refuse("pem_not_yet_valid", `The certificate is not valid before ${day(notBefore)}.`);
}

/** Whether TLS itself takes the pair: it refuses what reads well, such as a key that is too short. */
function checkUsable(pem: string): void {
  try {
    createSecureContext({ key: pem, cert: pem });
  } catch (error) {
    const code = String((error as { code?: unknown }).code ?? "");
    refuse(
      "pem_not_accepted",
      code.includes("KEY_TOO_SMALL")
        ? "The certificate's key is too short to be accepted; RSA keys have at least 2048 bits."
        : `TLS does not accept this key and certificate${code ? ` (${code})` : ""}.`,
    );
  }
}

/** `CN=a\nO=b` → `CN=a, O=b` */
function nameLine(name: string | undefined): string {
  return (name ?? "").split("\n").join(", ");
}

/**
 * Reads what a user pastes for mTLS (product.md R9): a private key and its certificate, in either order, with the chain if there
 * is one. Text between the parts is left out.
 * @throws AppError `validation` on `pem`, saying which part is wrong and what to do; never with any of its content
 */
export function readCertificate(pem: string, now: Date): ClientCertificate {
  const blocks = blocksOf(pem);
  const { key, text } = readKey(blocks);
  const certificates = readCertificates(blocks);
  const own = certificates.find(({ certificate }) => certificate.checkPrivateKey(key));
  if (!own) return refuse("pem_mismatch", "The private key belongs to another certificate. Paste the key the certificate was made with.");
  const notBefore = new Date(own.certificate.validFrom);
  const notAfter = new Date(own.certificate.validTo);
  checkDates(notBefore, notAfter, now);
  const chain = certificates.filter((one) => one !== own);
  const joined = `${[text, own.text, ...chain.map((one) => one.text)].join("\n\n")}\n`;
  checkUsable(joined);
  const { subject, issuer, serialNumber, fingerprint256 } = own.certificate;
  return { pem: joined, subject: nameLine(subject), issuer: nameLine(issuer), serialNumber, fingerprint256, notBefore, notAfter };
}

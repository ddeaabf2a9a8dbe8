import { MASK } from "@/lib/consumers/schema";
import { open } from "@/lib/crypto/cipher";
import type { Queryable } from "@/lib/db";
import { type SigningKey, signingKeyOf } from "@/lib/delivery/signing-key";
import { type CheckedUrl, checkUrl, type EgressPolicy } from "@/lib/outbound/egress-policy";
import type { ClientIdentity } from "@/lib/outbound/guarded-connect";

/** What is needed to send to a consumer, opened and ready. */
export interface Sender {
  consumerId: string;
  version: number;
  url: string;
  /** Signing keys, the current one first; those with an expiry sign along until then. */
  keys: { key: SigningKey; expiresAt: Date | null }[];
  /** What the guard says of the URL, as long as no transformation changes it. */
  target: CheckedUrl;
  /** The consumer's own headers; and as evidence, with their values masked. */
  headers: [name: string, value: string][];
  maskedHeaders: [name: string, value: string][];
  /** Its client certificate, where it has one. */
  identity: ClientIdentity | undefined;
  transformation: { version: number; code: string } | null;
}

const LOAD_SENDERS = {
  name: "load-senders",
  text: `
    select consumers.id, consumers.version, consumers.url,
      coalesce((select json_agg(json_build_object('key', encode(sealed_key, 'base64'), 'expiresAt', expires_at) order by kind, expires_at desc nulls first)
                from consumer_secrets where consumer_id = consumers.id), '[]') as secrets,
      coalesce((select json_agg(json_build_object('name', name, 'value', encode(sealed_value, 'base64')) order by name)
                from consumer_headers where consumer_id = consumers.id), '[]') as headers,
      (select json_build_object('fingerprint', fingerprint256, 'pem', encode(sealed_pem, 'base64'))
       from consumer_certificates where consumer_id = consumers.id) as certificate,
      (select case when enabled then json_build_object('version', version, 'code', code) end
       from transformations where consumer_id = consumers.id order by version desc limit 1) as transformation
    from consumers where consumers.id = any($1::uuid[])`,
};

interface SenderRow {
  id: string;
  version: number;
  url: string;
  secrets: { key: string; expiresAt: string | null }[];
  headers: { name: string; value: string }[];
  certificate: { fingerprint: string; pem: string } | null;
  transformation: Sender["transformation"];
}

function senderOf(row: SenderRow, policy: EgressPolicy): Sender {
  const opened = (sealed: string) => open(Buffer.from(sealed, "base64"), `consumer:${row.id}`).toString("utf8");
  const { certificate } = row;
  // One text holds the key and the certificates; TLS takes from it what it is asked for.
  const pem = certificate && opened(certificate.pem);
  return {
    consumerId: row.id,
    version: row.version,
    url: row.url,
    keys: row.secrets.map(({ key, expiresAt }) => ({
      key: signingKeyOf(opened(key)),
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
    })),
    target: checkUrl(row.url, policy),
    headers: row.headers.map(({ name, value }) => [name, opened(value)]),
    maskedHeaders: row.headers.map(({ name }) => [name, MASK]),
    identity: certificate && pem ? { id: `${row.id}:${certificate.fingerprint}`, key: pem, cert: pem } : undefined,
    transformation: row.transformation,
  };
}

/** Beyond this many consumers at once the cache starts again, rather than grow. */
const MAX_CACHED = 10_000;

/** Senders by consumer, kept while their version holds: every change that a delivery could notice makes a new one. */
export class Senders {
  private readonly cached = new Map<string, Sender>();

  /**
   * @param policy where attempts may go
   * @param onReplaced hears of a sender whose newer version takes its place
   */
  constructor(
    private readonly db: Queryable,
    private readonly policy: EgressPolicy,
    private readonly onReplaced: (earlier: Sender, later: Sender) => void = () => {},
  ) {}

  /**
   * @param wanted the version each consumer had when its deliveries were claimed
   * @returns those consumers, at that version or a later one
   */
  async load(wanted: Map<string, number>): Promise<Map<string, Sender>> {
    const stale = [...wanted].filter(([id, version]) => (this.cached.get(id)?.version ?? -1) < version).map(([id]) => id);
    if (stale.length > 0) await this.read(stale);
    return new Map([...wanted.keys()].flatMap((id) => (this.cached.has(id) ? [[id, this.cached.get(id) as Sender] as const] : [])));
  }

  private async read(ids: string[]): Promise<void> {
    if (this.cached.size + ids.length > MAX_CACHED) this.cached.clear();
    const { rows } = await this.db.query<SenderRow>({ ...LOAD_SENDERS, values: [ids] });
    for (const row of rows) {
      const earlier = this.cached.get(row.id);
      const later = senderOf(row, this.policy);
      this.cached.set(row.id, later);
      if (earlier) this.onReplaced(earlier, later);
    }
  }
}

import { idempotencyContext } from "@/lib/api/idempotency";
import { consumerContext } from "@/lib/consumers/secret-key";

/** A column that holds sealed values (lib/crypto/cipher.ts). */
export interface SealedColumn {
  table: string;
  column: string;
  /** The primary key, by which its rows are gone through. */
  key: string[];
  /** Kept as base64 in a text column. */
  base64?: boolean;
  /** What a value was sealed under. @param key the primary key's values, in order @param owner the value of `ownedBy` */
  context(key: string[], owner: string): string;
  /** The column that says to whom a row belongs. */
  ownedBy: string;
}

const ofConsumer = { ownedBy: "consumer_id", context: (_: string[], owner: string) => consumerContext(owner) };

/** Every sealed column there is; a test holds the schema to it. */
export const SEALED_COLUMNS: SealedColumn[] = [
  { table: "consumer_secrets", column: "sealed_key", key: ["id"], ...ofConsumer },
  { table: "consumer_headers", column: "sealed_value", key: ["consumer_id", "name"], ...ofConsumer },
  { table: "consumer_certificates", column: "sealed_pem", key: ["consumer_id"], ...ofConsumer },
  {
    table: "idempotency_keys",
    column: "body",
    key: ["client_id", "key"],
    base64: true,
    ownedBy: "client_id",
    context: ([, key = ""], owner) => idempotencyContext(owner, key),
  },
];

import { open, seal, UnsealError } from "@/lib/crypto/cipher";
import type { Keyring } from "@/lib/crypto/keyring";
import type { Queryable } from "@/lib/db";
import { SEALED_COLUMNS, type SealedColumn } from "@/lib/key-rotation/sealed-columns";

/** Rows looked at in one step: a few milliseconds each, so that a rotation is never in the service's way. */
const STEP_ROWS = 200;

export interface Resealed {
  /** Values that the current key seals now and did not before. */
  resealed: number;
  /** Values that no key in the ring opens: `table primary-key`. */
  unopened: string[];
}

interface SealedRow {
  key: string[];
  owner: string;
  sealed: Buffer;
}

/** The stored value as bytes; version and key id are its first five. */
function bytesOf({ column, base64 }: SealedColumn): string {
  return base64 ? `decode(${column}, 'base64')` : column;
}

const keyOf = ({ key }: SealedColumn) => `array[${key.map((name) => `${name}::text`).join(", ")}]`;

/** Rows after one that another key than the current sealed. */
async function readStep(db: Queryable, column: SealedColumn, keys: Keyring, after: string[] | null): Promise<SealedRow[]> {
  const { rows } = await db.query<SealedRow>(
    `select ${keyOf(column)} as key, ${column.ownedBy}::text as owner, ${bytesOf(column)} as sealed
     from ${column.table}
     where ${column.column} is not null and substring(${bytesOf(column)} from 2 for 4) <> $1
       and ($2::text[] is null or ${keyOf(column)} > $2)
     order by 1 limit ${STEP_ROWS}`,
    [keys.current.id, after],
  );
  return rows;
}

/** Whether the row was sealed anew; one that was changed in between has a value of the service's own, or is found again. */
async function resealRow(db: Queryable, column: SealedColumn, keys: Keyring, { key, owner, sealed }: SealedRow): Promise<boolean> {
  const context = column.context(key, owner);
  const anew = seal(open(sealed, context, keys), context, keys);
  const same = column.key.map((name, at) => `${name}::text = $${at + 3}`).join(" and ");
  const value = column.base64 ? "encode($1, 'base64')" : "$1";
  const { rowCount } = await db.query(`update ${column.table} set ${column.column} = ${value} where ${bytesOf(column)} = $2 and ${same}`, [
    anew,
    sealed,
    ...key,
  ]);
  return rowCount === 1;
}

async function resealColumn(db: Queryable, column: SealedColumn, keys: Keyring, into: Resealed): Promise<void> {
  let after: string[] | null = null;
  for (;;) {
    const rows: SealedRow[] = await readStep(db, column, keys, after);
    for (const row of rows) {
      try {
        if (await resealRow(db, column, keys, row)) into.resealed += 1;
      } catch (error) {
        if (!(error instanceof UnsealError)) throw error;
        into.unopened.push(`${column.table} ${row.key.join(" ")}`);
      }
    }
    after = rows.at(-1)?.key ?? null;
    if (rows.length < STEP_ROWS) return;
  }
}

/**
 * Seals with the current key whatever another one sealed, value by value, while the service runs: each is replaced only if it is
 * still what was read. May be stopped at any moment and run again.
 */
export async function reseal(db: Queryable, keys: Keyring): Promise<Resealed> {
  const result: Resealed = { resealed: 0, unopened: [] };
  for (const column of SEALED_COLUMNS) await resealColumn(db, column, keys, result);
  return result;
}

export interface KeyUse {
  /** Hexadecimal. */
  keyId: string;
  values: number;
}

/** How many values each key seals, the most used first. */
export async function readKeyUse(db: Queryable): Promise<KeyUse[]> {
  const parts = SEALED_COLUMNS.map(
    (column) =>
      `select encode(substring(${bytesOf(column)} from 2 for 4), 'hex') as id from ${column.table} where ${column.column} is not null`,
  );
  const { rows } = await db.query<KeyUse>(
    `select id as "keyId", count(*)::int as values from (${parts.join(" union all ")}) sealed group by id order by 2 desc, 1`,
  );
  return rows;
}

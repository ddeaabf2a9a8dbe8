// Arrays as PostgreSQL's binary protocol has them. Columns of a batch travel as array parameters; as text each would be
// quoted here and parsed there, bytea as hexadecimal twice its size. Node's driver sends a Buffer as binary.

type Scalar = string | number | boolean | Date | Buffer;
export type ArrayValue = Scalar | null;

/** Types a column may have, as `$n::type[]` names them. */
export type ArrayType = "text" | "json" | "uuid" | "smallint" | "int" | "bigint" | "real" | "boolean" | "timestamptz" | "bytea";

/** PostgreSQL counts microseconds from here. */
const EPOCH_2000_MS = 946_684_800_000;
const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;
const UUID_BYTES = 16;
const TWO_TO_32 = 2 ** 32;
/** The most bytes a character of a string can take in UTF-8. */
const BYTES_A_CHARACTER = 3;

/** Writes columns one behind the other into memory that grows as it must. */
export class BinaryArrays {
  private buffer: Buffer;
  private start = 0;
  private at = 0;

  /** @param estimate bytes that are probably needed */
  constructor(estimate: number) {
    this.buffer = Buffer.allocUnsafe(estimate);
  }

  /** @returns the values as a parameter; null where all of them are, which `unnest` pads to the length of the others */
  array(type: ArrayType, values: readonly ArrayValue[]): Buffer | null {
    if (values.every((value) => value === null)) return null;
    const { oid, write } = TYPES[type];
    this.start = this.at;
    this.reserve(HEADER_BYTES);
    for (const word of [1, 1, oid, values.length, 1]) this.at = this.buffer.writeInt32BE(word, this.at);
    for (const value of values) {
      this.reserve(LENGTH_BYTES);
      // Counted from the array's start, which moves when the memory grows.
      const offset = this.at - this.start;
      this.at += LENGTH_BYTES;
      if (value !== null) write(this, value as never);
      const length = value === null ? -1 : this.at - this.start - offset - LENGTH_BYTES;
      this.buffer.writeInt32BE(length, this.start + offset);
    }
    return this.buffer.subarray(this.start, this.at);
  }

  text(value: string): void {
    this.reserve(value.length * BYTES_A_CHARACTER);
    this.at += this.buffer.write(value, this.at, "utf8");
  }

  bytes(value: Buffer): void {
    this.reserve(value.length);
    this.at += value.copy(this.buffer, this.at);
  }

  uuid(value: string): void {
    this.reserve(UUID_BYTES);
    const written = this.buffer.write(value.replaceAll("-", ""), this.at, "hex");
    if (written !== UUID_BYTES) throw new TypeError(`${value} is no uuid.`);
    this.at += written;
  }

  int16(value: number): void {
    this.reserve(2);
    this.at = this.buffer.writeInt16BE(value, this.at);
  }

  int32(value: number): void {
    this.reserve(4);
    this.at = this.buffer.writeInt32BE(value, this.at);
  }

  int64(value: bigint): void {
    this.reserve(8);
    this.at = this.buffer.writeBigInt64BE(value, this.at);
  }

  real(value: number): void {
    this.reserve(4);
    this.at = this.buffer.writeFloatBE(value, this.at);
  }

  boolean(value: boolean): void {
    this.reserve(1);
    this.at = this.buffer.writeUInt8(value ? 1 : 0, this.at);
  }

  /** In two halves: a BigInt for each instant would cost more than all else here. */
  timestamp(value: Date): void {
    const micros = (value.getTime() - EPOCH_2000_MS) * 1_000;
    const high = Math.floor(micros / TWO_TO_32);
    this.reserve(8);
    this.at = this.buffer.writeInt32BE(high, this.at);
    this.at = this.buffer.writeUInt32BE(micros - high * TWO_TO_32, this.at);
  }

  /** What was written of the array at hand moves along; those before stay where they are, for whoever has them. */
  private reserve(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return;
    const begun = this.at - this.start;
    const grown = Buffer.allocUnsafe(Math.max(2 * this.buffer.length, begun + bytes));
    this.buffer.copy(grown, 0, this.start, this.at);
    this.buffer = grown;
    this.start = 0;
    this.at = begun;
  }
}

const TYPES: Record<ArrayType, { oid: number; write: (to: BinaryArrays, value: never) => void }> = {
  text: { oid: 25, write: (to, value: string) => to.text(value) },
  json: { oid: 114, write: (to, value: string) => to.text(value) },
  uuid: { oid: 2950, write: (to, value: string) => to.uuid(value) },
  smallint: { oid: 21, write: (to, value: number) => to.int16(value) },
  int: { oid: 23, write: (to, value: number) => to.int32(value) },
  bigint: { oid: 20, write: (to, value: string) => to.int64(BigInt(value)) },
  real: { oid: 700, write: (to, value: number) => to.real(value) },
  boolean: { oid: 16, write: (to, value: boolean) => to.boolean(value) },
  timestamptz: { oid: 1184, write: (to, value: Date) => to.timestamp(value) },
  bytea: { oid: 17, write: (to, value: Buffer) => to.bytes(value) },
};

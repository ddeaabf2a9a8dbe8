import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { readSchemaFiles } from "@/lib/postgres/migration-files";

// Prisma's own schema engine, as WebAssembly: the native one is a download, and set-up must work without. It only writes new
// migrations; deploying them is migrate.ts. The workarounds below name what they are for.

interface Connection {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/** Apart, because the adapter lets a connection string win over the database named for the shadow run: it would hit the real one. */
function connectionOf(url: string): Connection {
  const parsed = new URL(url);
  return {
    host: parsed.hostname,
    port: Number(parsed.port || 5432),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: parsed.pathname.slice(1),
  };
}

const CHAR = 18;
const TEXT = 25;
const CHAR_ARRAY = 1002;
const TEXT_ARRAY = 1009;

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;
interface Internals {
  performIO(query: unknown): Promise<{ fields: { dataTypeID: number }[] }>;
}

/** The adapter can't map PostgreSQL's internal "char", which the engine reads from the catalogue: shown to it as text, answered as a character. */
function withCharColumns(adapter: Adapter): Adapter {
  const { queryRaw } = adapter;
  const performIO = (adapter as unknown as Internals).performIO.bind(adapter);
  adapter.queryRaw = async (query) => {
    const found = new Map<number, (typeof ColumnTypeEnum)[keyof typeof ColumnTypeEnum]>();
    const reader = Object.create(adapter, {
      performIO: {
        value: async (io: unknown) => {
          const result = await performIO(io);
          result.fields.forEach((field, index) => {
            if (field.dataTypeID === CHAR) found.set(index, ColumnTypeEnum.Character);
            if (field.dataTypeID === CHAR_ARRAY) found.set(index, ColumnTypeEnum.CharacterArray);
            if (field.dataTypeID === CHAR) field.dataTypeID = TEXT;
            if (field.dataTypeID === CHAR_ARRAY) field.dataTypeID = TEXT_ARRAY;
          });
          return result;
        },
      },
    });
    const result = await queryRaw.call(reader, query);
    for (const [index, type] of found) result.columnTypes[index] = type;
    return result;
  };
  return adapter;
}

class MigrationAdapterFactory extends PrismaPg {
  constructor(private readonly connection: Connection) {
    super(connection);
  }

  private readonly opened: Adapter[] = [];

  override async connect(): Promise<Adapter> {
    const adapter = withCharColumns(await super.connect());
    this.opened.push(adapter);
    return adapter;
  }

  /** The engine itself never closes what it opened; an open session would keep the process from ending. */
  async closeAll(): Promise<void> {
    await Promise.all(this.opened.splice(0).map((adapter) => adapter.dispose()));
  }

  /** A throw-away database to replay migrations in. The adapter's own would drop it while still connected to it. */
  override async connectToShadowDb(): Promise<Adapter> {
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    const admin = withCharColumns(await super.connect());
    await admin.executeScript(`create database "${database}"`);
    const shadow = withCharColumns(await new PrismaPg({ ...this.connection, database }).connect());
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await admin.executeScript(`drop database "${database}" with (force)`);
      await admin.dispose();
    };
    return shadow;
  }
}

/** The package's main entry imports a .wasm file, which Node can't; so it is instantiated by hand, once. */
async function loadEngine(): Promise<void> {
  const require = createRequire(import.meta.url);
  const wasm = path.join(path.dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg")), "schema_engine_bg.wasm");
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { "./schema_engine_bg.js": glue as never });
  const start = instance.exports.__wbindgen_start as () => void;
  (glue as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void }).__wbg_set_wasm(instance.exports);
  start();
  // Without it a panic surfaces as an unrelated TypeError.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) } });
}

let loaded: Promise<void> | undefined;

/**
 * Gives the schema engine work on a database, and closes its connections after it.
 * @param url of the database
 */
export async function withSchemaEngine<Result>(url: string, work: (engine: glue.SchemaEngine) => Promise<Result>): Promise<Result> {
  loaded ??= loadEngine();
  await loaded;
  const connections = new MigrationAdapterFactory(connectionOf(url));
  const datamodels = readSchemaFiles().map(({ path: file, content }): [string, string] => [file, content]);
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(connections);
    return await work(await glue.SchemaEngine.new({ datamodels }, () => {}, factory as never));
  } finally {
    await connections.closeAll();
  }
}

import { readFileSync } from "node:fs";
import { keyring } from "@/lib/crypto/keyring";
import { pool } from "@/lib/db";
import { env, isGiven, settings } from "@/lib/env";
import { writtenValue } from "@/lib/launch/describe-settings";
import type { OperatorScope } from "@/lib/scope";
import type { SettingInForce, SystemFacts } from "@/lib/system/schema";

/** Never shown, only whether they are set: keys, tokens, and URLs that carry a password. */
const SECRET = /KEY$|SECRET$|TOKEN$|^DATABASE_URL$|^SMTP_URL$/;
/** Set by the launcher for its children; not for people. */
const INTERNAL = ["POSTRIDER_PROCESS"];

const READ_DATABASE = `
  select current_setting('server_version') as postgres, pg_database_size(current_database())::text as bytes,
    (select count(*)::int from _prisma_migrations where finished_at is not null and rolled_back_at is null) as migrations,
    (select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by finished_at desc limit 1) as last`;

interface DatabaseRow {
  postgres: string;
  bytes: string;
  migrations: number;
  last: string | null;
}

function settingsInForce(): SettingInForce[] {
  const values = env() as Record<string, unknown>;
  return Object.entries(settings.shape)
    .filter(([name]) => !INTERNAL.includes(name))
    .map(([name, setting]) => {
      const value = values[name];
      const secret = SECRET.test(name);
      const isSet = value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
      const shown = writtenValue(setting, value) ?? String(value);
      return {
        name,
        description: setting.description ?? "",
        value: secret || !isSet ? null : shown,
        secret,
        isSet,
        fromEnvironment: isGiven(name),
      };
    });
}

/** What runs here and how it is set up, without a secret. */
export async function describeSystem(_operator: OperatorScope): Promise<SystemFacts> {
  const { rows } = await pool().query<DatabaseRow>(READ_DATABASE);
  const database = rows[0];
  const { RETRY_SCHEDULE, EGRESS_IPS, DELIVERY_ENGINE, SMTP_URL } = env();
  return {
    version: (JSON.parse(readFileSync("package.json", "utf8")) as { version: string }).version,
    node: process.versions.node,
    postgres: database?.postgres ?? "",
    databaseBytes: Number(database?.bytes ?? 0),
    migrations: { count: database?.migrations ?? 0, last: database?.last ?? null },
    engine: DELIVERY_ENGINE,
    encryptionKeyId: keyring().current.id.toString("hex"),
    smtp: SMTP_URL !== undefined,
    retrySchedule: RETRY_SCHEDULE,
    egressAddresses: EGRESS_IPS,
    settings: settingsInForce(),
  };
}

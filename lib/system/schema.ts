export interface SettingInForce {
  name: string;
  description: string;
  /** As it is in force; null for a secret, and for what is not set. */
  value: string | null;
  secret: boolean;
  isSet: boolean;
  /** Whether the environment says so, and not the default. */
  fromEnvironment: boolean;
}

export interface SystemFacts {
  version: string;
  node: string;
  postgres: string;
  databaseBytes: number;
  /** Applied migrations, and the last one's name. */
  migrations: { count: number; last: string | null };
  engine: "embedded" | "inngest";
  /** Of the key that seals from now on. */
  encryptionKeyId: string;
  smtp: boolean;
  /** Milliseconds. */
  retrySchedule: number[];
  egressAddresses: string[];
  settings: SettingInForce[];
}

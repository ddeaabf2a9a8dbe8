import { isDeepStrictEqual } from "node:util";
import { settings } from "@/lib/env";

const HEADER = `# Every setting of Postrider, with its default. Written from lib/env.ts: npm run env:example
# \`npm start\` needs none of them. To change one, copy this file to .env, remove the # before its name and start again.
# What is in the environment already wins over .env.
`;

/** Set by the launcher for its children; not for people. */
const INTERNAL = ["POSTRIDER_MODE", "POSTRIDER_PROCESS"];

const SIZES = { MiB: 1_048_576, KiB: 1_024 };
const TIMES = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };

type Setting = (typeof settings.shape)[keyof typeof settings.shape];

function withUnits(value: number, units: Record<string, number>): string[] {
  if (value === 0) return ["0s"];
  return Object.entries(units).flatMap(([unit, size]) => (value % size === 0 ? [`${value / size}${unit}`] : []));
}

/** Ways to write a parsed value, the most readable first; which of them is right, only the setting itself knows. */
function spellings(value: unknown): string[] {
  if (typeof value === "boolean") return [value ? "yes" : "no"];
  if (typeof value === "number") return [...withUnits(value, SIZES), ...withUnits(value, TIMES), String(value)];
  if (Array.isArray(value)) return [value.map((item) => (typeof item === "number" ? withUnits(item, TIMES)[0] : String(item))).join(",")];
  return [String(value)];
}

/** A setting's value as one would write it; undefined where no way to write it is read back as itself. */
export function writtenValue(setting: Setting, value: unknown): string | undefined {
  return spellings(value).find((text) => isDeepStrictEqual(setting.safeParse(text).data, value));
}

/** A setting's default as one would write it; empty when it has none. */
function writtenDefault(setting: Setting): string {
  const unset = setting.safeParse(undefined);
  if (!unset.success || unset.data === undefined) return "";
  const right = writtenValue(setting, unset.data);
  if (right === undefined)
    throw new Error(`The default ${JSON.stringify(unset.data)} can't be written down so that it is read back as itself.`);
  return right;
}

/** The text of `.env.example`. */
export function envExample(): string {
  const entries = Object.entries(settings.shape).filter(([name]) => !INTERNAL.includes(name));
  return [
    HEADER,
    ...entries.map(([name, setting]) => `${setting.description ? `# ${setting.description}\n` : ""}#${name}=${writtenDefault(setting)}\n`),
  ].join("\n");
}

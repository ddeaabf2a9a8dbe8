import { type Env, InvalidEnvironment, parseEnv } from "@/lib/env";

type Variables = Record<string, string | undefined>;

const TITLE = "Settings that need attention:";

/** Random bytes and letters repeat little; what is typed by hand, or copied from an example, does. */
function looksMadeUp(secret: string): boolean {
  return new Set(secret).size < 12 || /change.?me|example|password|placeholder|your.?(secret|key)/i.test(secret);
}

/** What production asks for beyond the settings' own rules; a line each. */
function weaknesses(variables: Variables): string[] {
  const weakSecrets = ["ENCRYPTION_KEY", "NEXTAUTH_SECRET"].filter((name) => variables[name]?.split(",").some(looksMadeUp));
  return [
    ...(variables.APP_URL ? [] : ["  APP_URL is not set: where users reach the portal, for example https://hooks.example.com"]),
    ...weakSecrets.map((name) => `  ${name} is weak: make one with openssl rand -base64 32`),
  ];
}

/** @returns the settings, or the lines that say what is wrong with them */
function parse(variables: Variables): Env | string[] {
  try {
    return parseEnv(variables);
  } catch (error) {
    if (error instanceof InvalidEnvironment) return error.message.split("\n").slice(1);
    throw error;
  }
}

/**
 * Checks all settings before anything is started with them.
 * @param production whether weak secrets are refused as well
 * @throws InvalidEnvironment with a line for every setting that is missing, malformed or weak
 */
export function checkSettings(variables: Variables, production: boolean): Env {
  const parsed = parse(variables);
  const lines = [...(Array.isArray(parsed) ? parsed : []), ...(production ? weaknesses(variables) : [])];
  if (Array.isArray(parsed) || lines.length > 0) throw new InvalidEnvironment([TITLE, ...lines].join("\n"));
  return parsed;
}

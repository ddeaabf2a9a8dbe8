import { keyring } from "@/lib/crypto/keyring";
import { disconnect, pool } from "@/lib/db";
import { readKeyUse, reseal } from "@/lib/key-rotation/reseal";

// npm run keys -- status | rotate

const keys = keyring();
const current = keys.current.id.toString("hex");

/** What a person wants to know of a key: that it is the current one, one that may go when unused, or one that is missing. */
function standing(keyId: string): string {
  if (keyId === current) return "current";
  return keys.find(Buffer.from(keyId, "hex")) ? "earlier" : "not in ENCRYPTION_KEY";
}

/** @returns whether the current key seals everything */
async function showUse(): Promise<boolean> {
  const use = await readKeyUse(pool());
  for (const { keyId, values } of use) console.log(`${keyId}  ${standing(keyId).padEnd(21)}  ${values} values`);
  const done = use.every(({ keyId }) => keyId === current);
  console.log(
    done
      ? `Key ${current} seals everything: earlier keys are no longer used and can go from ENCRYPTION_KEY.`
      : "Earlier keys are still used: run npm run keys -- rotate.",
  );
  return done;
}

async function rotate(): Promise<number> {
  const { resealed, unopened } = await reseal(pool(), keys);
  console.log(`Sealed anew with key ${current}: ${resealed} values`);
  for (const row of unopened) console.error(`No key in ENCRYPTION_KEY opens: ${row}`);
  return (await showUse()) ? 0 : 1;
}

/** @returns the exit code */
async function run(command: string | undefined): Promise<number> {
  if (command === "rotate") return rotate();
  if (command === "status") return showUse().then(() => 0);
  console.error("Usage: npm run keys -- status | rotate");
  return 2;
}

/** What stands in the way, in a sentence; a table that is not there means a database that was never prepared. */
function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === "42P01") return "The database has no tables yet: run npm run db -- deploy, or npm start.";
  return `The keys' use can't be read: ${message || code}`;
}

process.exitCode = await run(process.argv[2]).catch((error) => {
  console.error(reasonOf(error));
  return 1;
});
await disconnect();
process.exit();

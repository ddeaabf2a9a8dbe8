import { env } from "@/lib/env";
import { createMigration, diffMigrations } from "@/lib/postgres/create-migration";
import { deployMigrations } from "@/lib/postgres/migrate";
import { migrationStatus } from "@/lib/postgres/migration-status";

// npm run db -- new <name> | deploy | diff | status

const [command, name] = process.argv.slice(2);
const url = env().DATABASE_URL;

switch (command) {
  case "new": {
    const created = await createMigration(url, name ?? "change");
    console.log(created ? `Created prisma/migrations/${created}` : "The schema has not changed.");
    break;
  }
  case "deploy": {
    const applied = await deployMigrations(url);
    console.log(applied.length > 0 ? `Applied ${applied.join(", ")}` : "Nothing to apply.");
    break;
  }
  case "diff": {
    const sql = await diffMigrations(url);
    console.log(sql || "The migrations and the schema agree.");
    process.exitCode = sql ? 1 : 0;
    break;
  }
  case "status": {
    const migrations = await migrationStatus(url);
    for (const { name, state } of migrations) console.log(`${state.padEnd(12)} ${name}`);
    process.exitCode = migrations.every(({ state }) => state === "applied") ? 0 : 1;
    break;
  }
  default:
    console.error("Usage: npm run db -- new <name> | deploy | diff | status");
    process.exitCode = 2;
}
process.exit();

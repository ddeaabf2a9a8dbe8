import { randomBytes } from "node:crypto";
import { KEY_SCOPES } from "@/lib/access/roles";
import { generateKey, hashKey } from "@/lib/api-keys/generate-key";
import type { Clock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { hashPassword, verifyPassword } from "@/lib/users/password";
import type { Prisma } from "@/prisma/generated/client";
import { DEMO_CLIENT, DEMO_COMPANIES, DEMO_KEYS, DEMO_USER } from "@/prisma/seed/demo-client";
import { type DemoFile, readDemoFile, writeDemoFile } from "@/prisma/seed/demo-file";

type Transaction = Prisma.TransactionClient;
type Credentials = Pick<DemoFile, "password" | "apiKey" | "operatorApiKey">;

interface Demo {
  userId: string;
  clientId: string;
  companyId: string;
}

async function createDemo(tx: Transaction): Promise<Demo> {
  const client = await tx.client.create({ data: DEMO_CLIENT, select: { id: true } });
  const memberships = { create: { clientId: client.id, role: "Administrator" as const } };
  const user = await tx.user.create({ data: { ...DEMO_USER, isOperator: true, memberships }, select: { id: true } });
  const companies = await tx.company.createManyAndReturn({
    data: DEMO_COMPANIES.map((company) => ({ ...company, clientId: client.id })),
    select: { id: true },
  });
  return { userId: user.id, clientId: client.id, companyId: companies[0]?.id ?? "" };
}

async function findDemo(tx: Transaction): Promise<Demo | null> {
  const user = await tx.user.findUnique({
    where: { email: DEMO_USER.email },
    select: {
      id: true,
      memberships: {
        select: { client: { select: { id: true, companies: { select: { id: true }, orderBy: { created: "asc" }, take: 1 } } } },
      },
    },
  });
  const client = user?.memberships[0]?.client;
  return user && client ? { userId: user.id, clientId: client.id, companyId: client.companies[0]?.id ?? "" } : null;
}

/** Keeps a key that still opens what it should; else makes one and revokes the earlier ones of its name. */
async function keepKey(
  tx: Transaction,
  kind: keyof typeof DEMO_KEYS,
  { key, clientId, now }: { key: string | undefined; clientId: string | null; now: Date },
): Promise<string> {
  if (key && (await tx.apiKey.count({ where: { hash: new Uint8Array(hashKey(key)), clientId, revokedAt: null } })) === 1) return key;
  const made = generateKey(kind);
  const name = DEMO_KEYS[kind];
  await tx.apiKey.updateMany({ where: { name, clientId, revokedAt: null }, data: { revokedAt: now } });
  await tx.apiKey.create({ data: { clientId, name, prefix: made.prefix, hash: new Uint8Array(made.hash), scopes: [...KEY_SCOPES] } });
  return made.key;
}

async function keepPassword(tx: Transaction, userId: string, password: string | undefined): Promise<string> {
  const user = await tx.user.findUnique({ where: { id: userId }, select: { passwordHash: true } });
  if (password && (await verifyPassword(user?.passwordHash ?? "", password))) return password;
  const made = randomBytes(12).toString("base64url");
  await tx.user.update({ where: { id: userId }, data: { passwordHash: await hashPassword(made) } });
  return made;
}

/** What opens the demo: as the file says where that is still true, made anew where not. */
async function keepCredentials(tx: Transaction, { userId, clientId }: Demo, file: DemoFile | null, now: Date): Promise<Credentials> {
  return {
    password: await keepPassword(tx, userId, file?.password),
    apiKey: await keepKey(tx, "client", { key: file?.apiKey, clientId, now }),
    operatorApiKey: await keepKey(tx, "operator", { key: file?.operatorApiKey, clientId: null, now }),
  };
}

/**
 * Local mode's demo: an invented client with a user, companies and keys, on a database that has no client yet. Later calls
 * keep DATA_DIR/demo.json true: its URL follows the port, and a credential that was lost or changed is made anew. A database
 * with clients of its own but without the demo is left alone.
 * @returns what was done, for the person who started it
 */
export async function seedDemo(
  clock: Clock,
  { dataDir, url }: { dataDir: string; url: string },
): Promise<"seeded" | "renewed" | "kept" | "left alone"> {
  const file = readDemoFile(dataDir);
  const written = await prisma().$transaction(async (tx) => {
    // Two first starts on one database must not both seed it.
    await tx.$executeRaw`lock table clients in share row exclusive mode`;
    const isEmpty = (await tx.client.count()) === 0;
    const demo = isEmpty ? await createDemo(tx) : await findDemo(tx);
    if (!demo) return null;
    const credentials = await keepCredentials(tx, demo, file, clock.now());
    return { isEmpty, demo: { url, email: DEMO_USER.email, clientId: demo.clientId, companyId: demo.companyId, ...credentials } };
  });
  if (!written) return "left alone";
  writeDemoFile(dataDir, written.demo);
  if (written.isEmpty) return "seeded";
  const { password, apiKey, operatorApiKey } = written.demo;
  return password === file?.password && apiKey === file.apiKey && operatorApiKey === file.operatorApiKey ? "kept" : "renewed";
}

import { rmSync } from "node:fs";
import path from "node:path";
import type { FullConfig } from "@playwright/test";
import { noteDataDir } from "@/e2e/support/data-dir";
import { CLIENT, startIdentityProvider } from "@/e2e/support/identity-provider";
import { freePort, launchApp, makeDataDir } from "@/e2e/support/launch-app";
import { startMailServer } from "@/e2e/support/mail-server";

type Stop = () => Promise<void>;

/** Starts the app as a user would, on a database and a port of its own, with a mail server and an identity provider. */
async function startApp(worker: number): Promise<Stop> {
  const [dataDir, port] = [makeDataDir("e2e"), await freePort()];
  const provider = await startIdentityProvider(`http://localhost:${port}`);
  const mails = await startMailServer(path.join(dataDir, "mails"));
  const settings = {
    SMTP_URL: mails.url,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_NAME: "Test identity",
  };
  const app = await launchApp({ dataDir, port, settings });
  noteDataDir(worker, dataDir);
  return async () => {
    await app.stop();
    provider.stop();
    mails.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/**
 * An app for each worker, so that journeys at the same time meet neither each other's data nor a worker that another has killed;
 * they are stopped after the last test. One starts after the other: a start bundles, and both would write the same files.
 */
export default async function startApps({ workers }: FullConfig): Promise<Stop> {
  const started: Stop[] = [];
  const stop = async () => void (await Promise.all(started.map((one) => one())));
  try {
    for (let worker = 0; worker < workers; worker++) started.push(await startApp(worker));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

import { rmSync } from "node:fs";
import path from "node:path";
import { noteDataDir } from "@/e2e/support/data-dir";
import { CLIENT, startIdentityProvider } from "@/e2e/support/identity-provider";
import { freePort, launchApp, makeDataDir } from "@/e2e/support/launch-app";
import { startMailServer } from "@/e2e/support/mail-server";

/**
 * Starts the app that all journeys are made on, as a user would, with a mail server and an identity provider. Journeys at the same time
 * do not meet, since each has a client of its own (demo.ts).
 */
export default async function startApp(): Promise<() => Promise<void>> {
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
  const stopBeside = () => {
    provider.stop();
    mails.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const app = await launchApp({ dataDir, port, settings }).catch((error) => {
    stopBeside();
    throw error;
  });
  noteDataDir(dataDir);
  return async () => {
    await app.stop();
    stopBeside();
  };
}

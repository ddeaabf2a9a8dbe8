import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

export const CLIENT = { id: "postrider", secret: "a secret of the test's own" };

/**
 * A real OpenID provider whose login form takes any name: it is the e-mail address, verified unless it begins with "unverified".
 * @param appUrl where the app will be, to send people back to
 */
export async function startIdentityProvider(appUrl: string): Promise<{ issuer: string; stop: () => void }> {
  const server = http.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [`${appUrl}/api/auth/callback/oidc`] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, email: id, email_verified: !id.startsWith("unverified"), name: "Ida Provided" }),
    }),
  });
  server.on("request", provider.callback());
  return { issuer, stop: () => server.close() };
}

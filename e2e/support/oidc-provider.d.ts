// The package has no types of its own; this is what the tests use.
declare module "oidc-provider" {
  import type { RequestListener } from "node:http";

  interface Account {
    accountId: string;
    claims: () => Promise<Record<string, unknown> & { sub: string }>;
  }

  export class Provider {
    constructor(
      issuer: string,
      configuration: {
        clients: { client_id: string; client_secret: string; redirect_uris: string[] }[];
        claims: Record<string, string[]>;
        pkce: { required: () => boolean };
        findAccount: (context: unknown, id: string) => Account;
      },
    );
    callback(): RequestListener;
  }
}

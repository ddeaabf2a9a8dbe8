import { z } from "zod";
import { KEY_SCOPES } from "@/lib/access/roles";
import { isOneLine, isVisible } from "@/lib/one-line";

/** What a key may be limited to, for those who see contracts only. */
export const API_KEY_SCOPES = KEY_SCOPES;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** API keys a client may have; its Zapier key and operators' keys do not count. */
export const MAX_API_KEYS = 10;
export const MAX_KEY_NAME_LENGTH = 50;

/** Body of `POST /apiKeys`. Left out, or null as Codat's clients may send it: no name of its own, and every scope its creator may give. */
export const createApiKeyInput = z
  .strictObject({
    name: z
      .string()
      .trim()
      .max(MAX_KEY_NAME_LENGTH, `A name may be ${MAX_KEY_NAME_LENGTH} characters long.`)
      .refine(isOneLine, "A name stands on one line.")
      .refine((text) => text === "" || isVisible(text), "Give a name that can be seen.")
      .nullish()
      .transform((name) => name || undefined)
      .describe("What it is for. Without one it is called after its first characters."),
    scopes: z
      .array(z.enum(KEY_SCOPES, `A scope is one of ${KEY_SCOPES.join(", ")}.`))
      .min(1, "Choose at least one scope, or leave scopes out for all of them.")
      .transform((scopes) => KEY_SCOPES.filter((scope) => scopes.includes(scope)))
      .nullish()
      .transform((scopes) => scopes ?? undefined)
      .describe(
        "`webhooks:manage`: everything but publishing. `events:publish`: publishing alone. `read`: consumers, logs, companies and catalogue, without secrets. Left out: all.",
      ),
  })
  .meta({ id: "ApiKeyInput" });
export type CreateApiKeyInput = z.output<typeof createApiKeyInput>;

/** An API key as it is listed: never the key itself. */
export const apiKey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string().describe("The first characters of the key, to recognise it by."),
    scopes: z.array(z.enum(KEY_SCOPES)),
    createdDate: z.iso.datetime(),
    lastUsed: z.iso.datetime().nullable().describe("Noted at most once a minute."),
  })
  .meta({ id: "ApiKey" });
export type ApiKey = z.infer<typeof apiKey>;

/** Answer of `POST /apiKeys`. */
export const createdApiKey = apiKey
  .extend({ apiKey: z.string().describe("The key itself. It is shown this once and never again.") })
  .meta({ id: "CreatedApiKey" });
export type CreatedApiKey = z.infer<typeof createdApiKey>;

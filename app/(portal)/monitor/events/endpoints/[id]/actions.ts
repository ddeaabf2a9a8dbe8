"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { expireSecrets } from "@/lib/consumers/expire-secrets";
import { getSecret } from "@/lib/consumers/get-secret";
import { rotateSecret } from "@/lib/consumers/rotate-secret";
import { rotateSecretInput, updateConsumerInput } from "@/lib/consumers/schema";
import { updateConsumer } from "@/lib/consumers/update-consumer";

export const readSecretAction = action(z.uuid(), "secrets.reveal", ({ scope }, id) => getSecret(scope, id));

export const rotateSecretAction = action(rotateSecretInput.extend({ id: z.uuid() }), "secrets.reveal", ({ scope }, { id, ...input }) =>
  rotateSecret(scope, id, input),
);

export const expireSecretsAction = action(z.uuid(), "secrets.reveal", ({ scope }, id) => expireSecrets(scope, id));

export const updateConsumerAction = action(
  updateConsumerInput.extend({ id: z.uuid() }),
  "consumers.manage",
  ({ scope }, { id, ...changes }) => updateConsumer(scope, id, changes),
);

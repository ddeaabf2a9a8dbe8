"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { getSecret } from "@/lib/consumers/get-secret";

export const readSecretAction = action(z.uuid(), "secrets.reveal", ({ scope }, id) => getSecret(scope, id));

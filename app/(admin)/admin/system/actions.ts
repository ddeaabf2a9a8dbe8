"use server";

import { z } from "zod";
import { operatorAction } from "@/app/_server/action";
import { createOperatorKey, revokeOperatorKey } from "@/lib/api-keys/operator-keys";
import { createApiKeyInput } from "@/lib/api-keys/schema";

export const createOperatorKeyAction = operatorAction(createApiKeyInput, ({ scope }, input) => createOperatorKey(scope, input));

export const revokeOperatorKeyAction = operatorAction(z.uuid(), ({ scope }, id) => revokeOperatorKey(scope, id));

"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { rotateZapierKey } from "@/lib/zapier/zapier-key";

export const rotateZapierKeyAction = action(z.void(), "apiKeys.manage", ({ scope }) => rotateZapierKey(scope));

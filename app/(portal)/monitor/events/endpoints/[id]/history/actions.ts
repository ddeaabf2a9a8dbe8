"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { restoreVersion } from "@/lib/consumers/restore-version";
import { restoreVersionInput } from "@/lib/consumers/versions-schema";

export const restoreVersionAction = action(
  restoreVersionInput.extend({ id: z.uuid(), version: z.number().int().min(1) }),
  "consumers.manage",
  ({ scope }, { id, ...input }) => restoreVersion(scope, id, input),
);

"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { setWantsMail } from "@/lib/notices/mail-preference";
import { mailPreferenceInput } from "@/lib/notices/schema";
import { rotateZapierKey } from "@/lib/zapier/zapier-key";

export const rotateZapierKeyAction = action(z.void(), "apiKeys.manage", ({ scope }) => rotateZapierKey(scope));

/** A person's own choice, for the client they are looking at. */
export const setWantsMailAction = action(mailPreferenceInput, "consumers.read", ({ scope, user }, { wanted }) =>
  setWantsMail({ userId: user.id, clientId: scope.clientId }, wanted),
);

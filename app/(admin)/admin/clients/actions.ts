"use server";

import { z } from "zod";
import { operatorAction } from "@/app/_server/action";
import { mailInvitation } from "@/app/_server/mail-invitation";
import { createClient } from "@/lib/clients/create-client";
import { createClientInput, suspendClientInput, updateClientInput } from "@/lib/clients/schema";
import { resumeClient, suspendClient } from "@/lib/clients/suspend-client";
import { updateClient } from "@/lib/clients/update-client";

export const createClientAction = operatorAction(createClientInput, async ({ scope, user }, input) => {
  const { id, invited } = await createClient(scope, input);
  const { link, expires } = invited;
  const mailed = await mailInvitation({ to: input.email, client: input.name, invitedBy: user.name, link });
  return { id, link, expires: expires.toISOString(), mailed };
});

export const updateClientAction = operatorAction(updateClientInput, ({ scope }, input) => updateClient(scope, input));

export const suspendClientAction = operatorAction(suspendClientInput, ({ scope }, { id, reason }) => suspendClient(scope, id, reason));

export const resumeClientAction = operatorAction(z.uuid(), ({ scope }, id) => resumeClient(scope, id));

"use server";

import { cookies, headers } from "next/headers";
import { after } from "next/server";
import { z } from "zod";
import { personAction } from "@/app/_server/action";
import { requestAddress } from "@/app/_server/actor";
import { requestLanguage } from "@/app/_server/request-language";
import { sealSession } from "@/app/_server/session-cookie";
import { mailer } from "@/lib/mail/mailer";
import { changePassword } from "@/lib/users/change-password";
import { mailPasswordChanged } from "@/lib/users/mail-password";
import { endOtherSessions, endSession } from "@/lib/users/own-sessions";
import { changePasswordInput } from "@/lib/users/schema";

export const changePasswordAction = personAction(changePasswordInput, async ({ user, client }, input) => {
  const address = await requestAddress();
  const actor = { id: `user:${user.id}`, name: user.name, ...(address ? { address } : {}) };
  const session = { userId: user.id, clientId: client?.id ?? null, address, userAgent: (await headers()).get("user-agent") };
  const { name, value, options } = await sealSession(await changePassword(actor, session, input), user.id);
  (await cookies()).set(name, value, options);
  const [sender, language] = [mailer(), await requestLanguage()];
  if (sender) after(() => mailPasswordChanged(sender, user, language));
});

export const endSessionAction = personAction(z.uuid(), (session, id) => endSession(session, id));

export const endOtherSessionsAction = personAction(z.void(), (session) => endOtherSessions(session));

"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { expungeMessage } from "@/lib/retention/expunge-message";

export const expungeMessageAction = action(z.string().max(64), "messages.expunge", ({ scope }, id) => expungeMessage(scope, id));

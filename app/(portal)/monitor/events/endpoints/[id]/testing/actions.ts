"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { updateConsumerInput } from "@/lib/consumers/schema";
import { updateConsumer } from "@/lib/consumers/update-consumer";
import { changeInbox } from "@/lib/inbox/change-inbox";
import { createInbox, openInbox } from "@/lib/inbox/create-inbox";
import { changeInboxInput } from "@/lib/inbox/schema";
import { testEventInput } from "@/lib/test-events/schema";
import { sendTestEvent } from "@/lib/test-events/send-test-event";

/** The payload is text, which is sent as it was written. */
const sendTestInput = testEventInput.extend({ webhookId: z.uuid(), payload: z.string().optional() });

export const sendTestAction = action(sendTestInput, "messages.resend", ({ scope }, { webhookId, ...event }) =>
  sendTestEvent(scope, webhookId, event),
);

export const createInboxAction = action(z.undefined(), "consumers.manage", ({ scope }) => createInbox(scope));

export const openInboxAction = action(z.uuid(), "consumers.manage", ({ scope }, id) => openInbox(scope, id));

const changeInboxOf = changeInboxInput.extend({ id: z.uuid() });

export const changeInboxAction = action(changeInboxOf, "consumers.manage", ({ scope }, { id, answerStatus }) =>
  changeInbox(scope, id, { answerStatus }),
);

const changeConsumerInput = z.strictObject({ id: z.uuid(), change: updateConsumerInput });

export const setUrlAction = action(changeConsumerInput, "consumers.manage", ({ scope }, { id, change }) =>
  updateConsumer(scope, id, change),
);

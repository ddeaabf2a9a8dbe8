"use server";

import { z } from "zod";
import { operatorAction } from "@/app/_server/action";
import { archiveEventType, unarchiveEventType } from "@/lib/event-types/archive-event-type";
import { createEventType } from "@/lib/event-types/create-event-type";
import { deprecateEventType } from "@/lib/event-types/deprecate-event-type";
import { reviewEventType } from "@/lib/event-types/review-event-type";
import { createEventTypeInput, deprecateEventTypeInput, reviewEventTypeInput } from "@/lib/event-types/schema";
import { updateEventType } from "@/lib/event-types/update-event-type";

export const reviewEventTypeAction = operatorAction(reviewEventTypeInput, ({ scope }, input) => reviewEventType(scope, input));

export const createEventTypeAction = operatorAction(createEventTypeInput, ({ scope }, input) => createEventType(scope, input));

export const updateEventTypeAction = operatorAction(createEventTypeInput, ({ scope }, { name, ...input }) =>
  updateEventType(scope, name, input),
);

export const deprecateEventTypeAction = operatorAction(deprecateEventTypeInput, ({ scope }, { name, ...deprecation }) =>
  deprecateEventType(scope, name, deprecation),
);

export const archiveEventTypeAction = operatorAction(z.string(), ({ scope }, name) => archiveEventType(scope, name));

export const unarchiveEventTypeAction = operatorAction(z.string(), ({ scope }, name) => unarchiveEventType(scope, name));

"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { adviseUrl } from "@/lib/consumers/advise-url";
import { createConsumer } from "@/lib/consumers/create-consumer";
import { createConsumerInput, MAX_URL_LENGTH } from "@/lib/consumers/schema";
import { countSelected, selectionInput } from "@/lib/messages/count-selected";

export const createConsumerAction = action(createConsumerInput, "consumers.manage", async ({ scope }, input) => {
  const { id } = await createConsumer(scope, input);
  return { id };
});

export const adviseUrlAction = action(z.string().max(MAX_URL_LENGTH), "consumers.manage", ({ scope }, url) => adviseUrl(scope, url));

export const countSelectedAction = action(selectionInput, "consumers.manage", ({ scope }, selection) => countSelected(scope, selection));

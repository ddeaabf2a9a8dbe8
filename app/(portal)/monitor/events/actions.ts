"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { deleteConsumer } from "@/lib/consumers/delete-consumer";
import { disableConsumer } from "@/lib/consumers/disable-consumer";
import { enableConsumer } from "@/lib/consumers/enable-consumer";

export const deleteConsumerAction = action(z.uuid(), "consumers.manage", ({ scope }, id) => deleteConsumer(scope, id));

export const setDisabledAction = action(
  z.strictObject({ id: z.uuid(), disabled: z.boolean() }),
  "consumers.manage",
  ({ scope }, { id, disabled }) => (disabled ? disableConsumer(scope, id, "user") : enableConsumer(scope, id)),
);

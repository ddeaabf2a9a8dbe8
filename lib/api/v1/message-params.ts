import { z } from "zod";

/** A message's id in the path. */
export const messageParams = z.object({
  messageId: z.string().regex(/^msg_[0-9A-HJKMNP-TV-Z]{26}$/, "The id of a message is msg_ and 26 characters."),
});

import { Inngest } from "inngest";
import { APP_ID } from "@/inngest/app-id";

/** The client of the functions. Where the server is and its keys are the SDK's own INNGEST_* variables. */
export const inngest = new Inngest({ id: APP_ID });

import { serve } from "inngest/next";
import { inngest } from "@/inngest/client";
import { allFunctions } from "@/inngest/functions/all-functions";
import { runningEngine } from "@/inngest/running-engine";
import { env } from "@/lib/env";

// Where the Inngest server finds the functions and runs them. The SDK checks its signatures, but for a development server's.

export const dynamic = "force-dynamic";

const handlers = serve({ client: inngest, functions: allFunctions(async () => (await runningEngine()).engine) });

type Handler = (typeof handlers)["GET"];

/** With the embedded engine there is nothing here. */
const served =
  (handler: Handler): Handler =>
  async (request, context) =>
    env().DELIVERY_ENGINE === "inngest" ? handler(request, context) : new Response(null, { status: 404 });

export const GET = served(handlers.GET);
export const POST = served(handlers.POST);
export const PUT = served(handlers.PUT);

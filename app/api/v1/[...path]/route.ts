import { authenticateSession } from "@/app/_server/authenticate-session";
import { callerAddress } from "@/lib/api/caller-address";
import { serve } from "@/lib/api/serve";

// The API mounted in Next, for serverless hosts, which run no process of ours. Ours answers it before Next (server.ts).

export const dynamic = "force-dynamic";

function handle(request: Request): Promise<Response> {
  return serve(request, { authenticateSession, clientAddress: callerAddress(undefined, request.headers.get("x-forwarded-for")) });
}

export { handle as DELETE, handle as GET, handle as HEAD, handle as OPTIONS, handle as PATCH, handle as POST, handle as PUT };

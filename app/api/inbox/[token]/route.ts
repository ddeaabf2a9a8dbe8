import { addressOf } from "@/app/_server/caller-address";
import { receiveInboxRequest } from "@/lib/api/inbox-handler";

// The inboxes mounted in Next, for serverless hosts, which run no process of ours. Ours answers them before Next (server.ts).

export const dynamic = "force-dynamic";

interface InboxContext {
  params: Promise<{ token: string }>;
}

async function* nothing(): AsyncIterable<Uint8Array> {}

async function handle(request: Request, { params }: InboxContext): Promise<Response> {
  const { method, headers } = request;
  // What Next adds by itself was not sent.
  const sent = [...headers].filter(([name]) => !name.startsWith("x-forwarded-"));
  const arrival = {
    token: (await params).token,
    method,
    query: new URL(request.url).search,
    headers: sent,
    remote: addressOf(headers.get("x-forwarded-for")) ?? undefined,
  };
  const reply = await receiveInboxRequest(arrival, request.body ?? nothing());
  return new Response(method === "HEAD" ? null : reply.body, { status: reply.status, headers: reply.headers });
}

export { handle as DELETE, handle as GET, handle as HEAD, handle as OPTIONS, handle as PATCH, handle as POST, handle as PUT };

import { metricsAnswer } from "@/lib/api/metrics";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  const { status, headers, body } = await metricsAnswer(request.headers.get("authorization"));
  return new Response(body, { status, headers });
}

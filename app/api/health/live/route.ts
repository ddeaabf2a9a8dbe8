import { healthAnswer } from "@/lib/api/health";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const { status, headers, body } = await healthAnswer("/api/health/live");
  return new Response(body, { status, headers });
}

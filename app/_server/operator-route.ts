import "server-only";
import { findOperator, type Operator } from "@/app/_server/operator";
import { AppError } from "@/lib/errors";

const HEADERS = { "cache-control": "no-store" };

function refuse(status: number): Response {
  return Response.json({ statusCode: status }, { status, headers: HEADERS });
}

/**
 * Live data of an operator's page. The operator's data is no client's, so it is not among the operations of /api/v1, whose callers all
 * act for one. To anyone else it is not there.
 */
export function operatorRoute(read: (operator: Operator, query: Record<string, string>) => Promise<unknown>) {
  return async (request: Request): Promise<Response> => {
    const operator = await findOperator();
    if (operator === "signed-out") return refuse(401);
    if (operator === null) return refuse(404);
    try {
      return Response.json(await read(operator, Object.fromEntries(new URL(request.url).searchParams)), { headers: HEADERS });
    } catch (error) {
      if (error instanceof AppError && error.code === "validation") return refuse(400);
      throw error;
    }
  };
}

import { type NextRequest, NextResponse } from "next/server";

/** Tells pages their own URL, which Next does not: someone signed out is led back to where they were. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set("x-postrider-url", request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: "/((?!api/|_next/|.*\\.[a-z0-9]+$).*)" };

import type { Method, Operation } from "@/lib/api/operation";
import { invalid } from "@/lib/validation";

/** Where the API is mounted, by the server and by Next alike. */
export const API_BASE = "/api/v1";

interface Route {
  /** A parameter's name, or the literal text. */
  segments: { name?: string; text?: string }[];
  operations: Map<Method, Operation>;
}

export type Match =
  | { found: "operation"; operation: Operation; params: Record<string, string>; allow: string }
  | { found: "path"; allow: string }
  | { found: "nothing" };

export type RouteTable = (method: string, pathname: string) => Match;

function segmentsOf(path: string): Route["segments"] {
  return path
    .slice(1)
    .split("/")
    .map((text) => (text.startsWith("{") ? { name: text.slice(1, -1) } : { text }));
}

function fits(route: Route, parts: string[]): boolean {
  return route.segments.every((segment, at) => (segment.text === undefined ? parts[at] !== "" : segment.text === parts[at]));
}

/** A literal path wins over one with parameters, whatever the order of the registry. */
function parameterCount(route: Route): number {
  return route.segments.filter((segment) => segment.name !== undefined).length;
}

function decode(text: string, name: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid([
      { itemId: `path.${name}`, message: "The percent-encoding of this part of the path is broken.", validatorName: "encoding" },
    ]);
  }
}

function paramsOf(route: Route, parts: string[]): Record<string, string> {
  return Object.fromEntries(
    route.segments.flatMap((segment, at) => (segment.name === undefined ? [] : [[segment.name, decode(parts[at] ?? "", segment.name)]])),
  );
}

function compile(operations: readonly Operation[]): Map<number, Route[]> {
  const byPath = new Map<string, Route>();
  for (const operation of operations) {
    const route = byPath.get(operation.path) ?? { segments: segmentsOf(operation.path), operations: new Map() };
    if (route.operations.has(operation.method)) throw new Error(`Two operations for ${operation.method} ${operation.path}`);
    route.operations.set(operation.method, operation);
    byPath.set(operation.path, route);
  }
  const byLength = new Map<number, Route[]>();
  for (const route of [...byPath.values()].sort((a, b) => parameterCount(a) - parameterCount(b))) {
    byLength.set(route.segments.length, [...(byLength.get(route.segments.length) ?? []), route]);
  }
  return byLength;
}

function allowOf(route: Route): string {
  const methods = [...route.operations.keys()];
  return [...methods, ...(route.operations.has("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
}

/**
 * Compiles the registry into a function that finds the operation of a request. HEAD is answered by GET.
 * The function throws AppError `validation` for a parameter whose percent-encoding is broken.
 */
export function routeTable(operations: readonly Operation[]): RouteTable {
  const routes = compile(operations);
  return (method, pathname) => {
    if (!pathname.startsWith(`${API_BASE}/`)) return { found: "nothing" };
    const parts = pathname.slice(API_BASE.length + 1).split("/");
    const route = routes.get(parts.length)?.find((candidate) => fits(candidate, parts));
    if (!route) return { found: "nothing" };
    const allow = allowOf(route);
    const operation = route.operations.get((method === "HEAD" ? "GET" : method) as Method);
    return operation ? { found: "operation", operation, params: paramsOf(route, parts), allow } : { found: "path", allow };
  };
}

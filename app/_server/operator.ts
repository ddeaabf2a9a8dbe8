import "server-only";
import { notFound } from "next/navigation";
import { requestAddress, signInFirst } from "@/app/_server/actor";
import { currentSession } from "@/app/_server/session";
import type { OperatorScope } from "@/lib/scope";
import type { SignedIn } from "@/lib/users/session-rows";

/** A signed-in person who operates the service. */
export interface Operator {
  scope: OperatorScope;
  user: SignedIn["user"];
}

/** The operator of this request; null for someone else. */
export async function findOperator(): Promise<Operator | "signed-out" | null> {
  const session = await currentSession();
  if (!session) return "signed-out";
  const { user } = session;
  if (!user.isOperator) return null;
  const address = await requestAddress();
  const actor = { id: `operator:${user.id}`, name: user.name, ...(address ? { address } : {}) };
  return { scope: { clientId: null, actor }, user };
}

/** The operator of a page. To someone else the page is not there: they get no hint that it is. */
export async function requireOperator(): Promise<Operator> {
  const operator = await findOperator();
  if (operator === "signed-out") return signInFirst();
  return operator ?? notFound();
}

import { operatorRoute } from "@/app/_server/operator-route";
import { getRetention } from "@/lib/retention/get-retention";

export const dynamic = "force-dynamic";

export const GET = operatorRoute(({ scope }) => getRetention(scope));

import { operatorRoute } from "@/app/_server/operator-route";
import { readQueue } from "@/app/_server/read-queue";

export const dynamic = "force-dynamic";

export const GET = operatorRoute(({ scope }) => readQueue(scope));

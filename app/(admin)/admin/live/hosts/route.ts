import { operatorRoute } from "@/app/_server/operator-route";
import { listHosts } from "@/lib/hosts/list-hosts";
import { hostQuery } from "@/lib/hosts/schema";
import { invalid, issuesOf } from "@/lib/validation";

export const dynamic = "force-dynamic";

export const GET = operatorRoute(({ scope }, query) => {
  const filter = hostQuery.safeParse(query);
  if (!filter.success) throw invalid(issuesOf(filter.error, "query"));
  return listHosts(scope, filter.data);
});

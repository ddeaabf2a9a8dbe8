import type { ReactNode } from "react";
import { requireActor } from "@/app/_server/actor";
import { EventsHeader } from "@/components/consumers/events-header";
import { roleMay } from "@/lib/access/roles";
import { countConsumers } from "@/lib/consumers/count-consumers";

/** The head stays where it is while the tabs below it change. */
export default async function EventsLayout({ children }: { children: ReactNode }) {
  const { scope, role } = await requireActor();
  return (
    <>
      <EventsHeader clientId={scope.clientId} count={await countConsumers(scope)} canManage={roleMay(role, "consumers.manage")} />
      {children}
    </>
  );
}

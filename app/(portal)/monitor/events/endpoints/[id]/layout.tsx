import type { ReactNode } from "react";
import { requireActor } from "@/app/_server/actor";
import { deleteConsumerAction, setDisabledAction } from "@/app/(portal)/monitor/events/actions";
import { readSecretAction } from "@/app/(portal)/monitor/events/endpoints/[id]/actions";
import { findConsumer } from "@/app/(portal)/monitor/events/endpoints/[id]/read-consumer";
import { ConsumerHeader } from "@/components/consumers/overview/consumer-header";
import { roleMay } from "@/lib/access/roles";

interface EndpointLayoutProps {
  params: Promise<{ id: string }>;
  children: ReactNode;
}

export default async function EndpointLayout({ params, children }: EndpointLayoutProps) {
  const { role } = await requireActor();
  const consumer = await findConsumer((await params).id);
  // Without it the page below answers 404; thrown from here, another page's "not found" would be shown.
  if (!consumer) return children;
  return (
    <>
      <ConsumerHeader
        consumer={consumer}
        canManage={roleMay(role, "consumers.manage")}
        deleteConsumer={deleteConsumerAction}
        setDisabled={setDisabledAction}
        readSecret={roleMay(role, "secrets.reveal") ? readSecretAction : null}
      />
      {children}
    </>
  );
}

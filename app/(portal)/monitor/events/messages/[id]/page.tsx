import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { requireActor } from "@/app/_server/actor";
import { resendAction } from "@/app/(portal)/monitor/events/endpoints/[id]/replay-actions";
import { expungeMessageAction } from "@/app/(portal)/monitor/events/messages/[id]/actions";
import { MessageView } from "@/components/messages/message-view";
import { roleMay } from "@/lib/access/roles";
import { listAttempts } from "@/lib/delivery-log/list-attempts";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { getMessage } from "@/lib/messages/get-message";
import { findVerdicts } from "@/lib/verdicts/find-verdicts";

interface MessagePageProps {
  params: Promise<{ id: string }>;
}

const readMessage = cache(async (id: string) => {
  const { scope } = await requireActor();
  try {
    return await getMessage(scope, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: MessagePageProps): Promise<Metadata> {
  const { eventType } = await readMessage((await params).id);
  return { title: eventType };
}

export default async function MessagePage({ params }: MessagePageProps) {
  const { scope, role } = await requireActor();
  const message = await readMessage((await params).id);
  const [attempts, verdicts] = await Promise.all([listAttempts(scope, message.id, { limit: 50 }), findVerdicts(scope, message.id)]);
  return (
    <MessageView
      key={message.id}
      message={message}
      attempts={attempts}
      verdicts={verdicts}
      scheduleMs={env().RETRY_SCHEDULE}
      expunge={roleMay(role, "messages.expunge") ? expungeMessageAction : null}
      resend={roleMay(role, "messages.resend") ? resendAction : null}
    />
  );
}

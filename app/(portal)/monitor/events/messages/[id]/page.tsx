import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { requireActor } from "@/app/_server/actor";
import { MessageView } from "@/components/messages/message-view";
import { listAttempts } from "@/lib/delivery/list-attempts";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { getMessage } from "@/lib/messages/get-message";

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
  const { scope } = await requireActor();
  const message = await readMessage((await params).id);
  const attempts = await listAttempts(scope, message.id, { limit: 50 });
  return <MessageView key={message.id} message={message} attempts={attempts} scheduleMs={env().RETRY_SCHEDULE} />;
}

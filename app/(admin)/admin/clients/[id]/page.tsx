import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { requireOperator } from "@/app/_server/operator";
import { resumeClientAction, suspendClientAction, updateClientAction } from "@/app/(admin)/admin/clients/actions";
import { ClientPage } from "@/components/admin/clients/client-page";
import { getClient } from "@/lib/clients/list-clients";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { listMembers } from "@/lib/users/list-members";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  await requireOperator();
  return { title: (await getTranslations("shell"))("adminClients") };
}

export default async function Client({ params }: Props) {
  const { scope } = await requireOperator();
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const client = await getClient(scope, id).catch((error: unknown) => {
    if (error instanceof AppError) notFound();
    throw error;
  });
  const members = await listMembers({ clientId: id, actor: scope.actor });
  return (
    <ClientPage
      client={client}
      members={members}
      usualLimit={env().CONSUMER_LIMIT}
      update={updateClientAction}
      suspend={suspendClientAction}
      resume={resumeClientAction}
    />
  );
}

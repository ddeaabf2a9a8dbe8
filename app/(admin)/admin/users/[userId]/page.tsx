import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { requireOperator } from "@/app/_server/operator";
import {
  changeUserRoleAction,
  createUserResetLinkAction,
  endAllSessionsAction,
  removeFromClientAction,
  setOperatorAction,
} from "@/app/(admin)/admin/users/actions";
import { UserPage } from "@/components/admin/users/user-page";
import { AppError } from "@/lib/errors";
import { getUser } from "@/lib/users/get-user";

interface Props {
  params: Promise<{ userId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  await requireOperator();
  return { title: (await getTranslations("shell"))("adminUsers") };
}

export default async function User({ params }: Props) {
  const { scope, user: self } = await requireOperator();
  const { userId } = await params;
  if (!z.uuid().safeParse(userId).success) notFound();
  const user = await getUser(scope, userId).catch((error: unknown) => {
    if (error instanceof AppError) notFound();
    throw error;
  });
  return (
    <UserPage
      user={user}
      self={self.id}
      setOperator={setOperatorAction}
      endAllSessions={endAllSessionsAction}
      changeRole={changeUserRoleAction}
      removeFromClient={removeFromClientAction}
      createResetLink={createUserResetLinkAction}
    />
  );
}

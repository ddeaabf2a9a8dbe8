import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_server/actor";
import { OwnAccount } from "@/app/(portal)/account/own-account";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function Account() {
  const { user } = await requireActor();
  return <OwnAccount user={user} />;
}

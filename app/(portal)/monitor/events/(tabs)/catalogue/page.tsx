import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_server/actor";
import { eventTypeOptions } from "@/app/_server/event-type-options";
import { LISTED_CONSUMERS } from "@/components/consumers/listed-consumers";
import { CataloguePage } from "@/components/event-types/catalogue/catalogue-page";
import { roleMay } from "@/lib/access/roles";
import { listConsumers } from "@/lib/consumers/list-consumers";
import { AppError } from "@/lib/errors";
import { getEventType } from "@/lib/event-types/get-event-type";
import { languageOf } from "@/lib/i18n/locales";

interface CatalogueTabProps {
  searchParams: Promise<{ type?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("endpoints"))("tabs.catalogue") };
}

/** The entry that the page opens with; null where the URL names none that exists, which the page then says. */
async function readEntry(name: string | undefined) {
  if (name === undefined) return null;
  try {
    return await getEventType(name, languageOf(await getLocale()));
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}

export default async function CatalogueTab({ searchParams }: CatalogueTabProps) {
  const { scope, role } = await requireActor();
  const { type } = await searchParams;
  const [options, consumers] = await Promise.all([eventTypeOptions(), listConsumers(scope, { page: 1, pageSize: LISTED_CONSUMERS })]);
  return (
    <CataloguePage
      clientId={scope.clientId}
      options={options}
      first={await readEntry(typeof type === "string" ? type : options[0]?.name)}
      consumers={consumers}
      rights={{ manageConsumers: roleMay(role, "consumers.manage"), sendTests: roleMay(role, "messages.resend") }}
    />
  );
}
